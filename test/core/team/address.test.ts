import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_PATH,
  hostNeeded,
  isSameSpace,
  parseAddress,
  printAddress,
  spaceMeant,
  spaceName,
} from '../../../lib/core/team/address.ts';

const meant = (text: string) => {
  const space = spaceMeant(text);
  return space && printAddress(space);
};

describe('spaceMeant', () => {
  it.each([
    ['acme/shop', 'github:github.com/acme/shop'],
    ['  https://github.com/acme/shop/issues/7 ', 'github:github.com/acme/shop'],
    ['https://github.com/acme/shop/blob/main/.github/plumbline.json', 'github:github.com/acme/shop@main'],
    ['https://github.com/acme/shop/blob/HEAD/plan/q4.json', 'github:github.com/acme/shop/plan/q4.json'],
    ['https://git.acme.test/acme/shop', 'github:git.acme.test/acme/shop'],
    ['https://acme.atlassian.net/browse/shop-9', 'jira:acme.atlassian.net/SHOP'],
    ['https://acme.atlassian.net/jira/software/c/projects/SHOP/boards/2', 'jira:acme.atlassian.net/SHOP'],
    ['https://tracker.acme.test/jira/browse/SHOP-9', 'jira:tracker.acme.test/jira/SHOP'],
    ['https://tracker.acme.test/browse/SHOP-9', 'jira:tracker.acme.test/SHOP'],
    ['github:github.com/acme/shop@plan/w48', 'github:github.com/acme/shop@plan/w48'],
    ['policy', 'policy'],
  ])('reads %s', (text, address) => {
    expect(meant(text)).toBe(address);
  });

  it.each([
    '',
    'acme',
    'acme/*',
    'https://acme.atlassian.net/',
    'javascript:alert(1)',
    'github:github.com/a/b/../../c/d',
    'github:github.com/acme/..',
  ])('finds no single repository or project in %j', (text) => {
    expect(spaceMeant(text)).toBeNull();
  });

  it('never throws, and prints what it reads to the same text again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true })), (text) => {
        const address = spaceMeant(text);
        if (address) expect(parseAddress(printAddress(address))).toEqual(address);
      }),
    );
  });
});

it('gives a space the name that people call it by, and the host whose permission it needs', () => {
  const named = (text: string) => {
    const address = parseAddress(text);
    return [spaceName(text), address && hostNeeded(address)];
  };
  expect(named('github:github.com/acme/shop')).toEqual(['acme/shop', null]);
  expect(named('github:git.acme.test/acme/shop/plan.json@next')).toEqual([
    'acme/shop, plan.json, branch next on git.acme.test',
    'git.acme.test',
  ]);
  expect(named('jira:acme.atlassian.net/SHOP')).toEqual(['SHOP on acme.atlassian.net', 'acme.atlassian.net']);
  expect(named('policy')).toEqual(['your organisation', null]);
  expect(parseAddress('github:github.com/acme/shop')).toMatchObject({ path: DEFAULT_PATH });
});

it.each([
  ['github:github.com/acme/shop', 'github:github.com/Acme/Shop', true],
  ['github:github.com/acme/shop/Plan.json', 'github:github.com/ACME/shop/Plan.json', true],
  ['github:github.com/acme/shop/Plan.json', 'github:github.com/acme/shop/plan.json', false],
  ['github:github.com/acme/shop@main', 'github:github.com/acme/shop@Main', false],
  ['jira:acme.atlassian.net/SHOP', 'jira:acme.atlassian.net/SHOP', true],
  ['github:github.com/acme/shop', 'github:ghe.acme.dev/acme/shop', false],
  ['no address', 'no address', false],
])('%s and %s name one space: %s', (a, b, expected) => {
  expect(isSameSpace(a, b)).toBe(expected);
  expect(isSameSpace(b, a)).toBe(expected);
});
