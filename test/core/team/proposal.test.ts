import { describe, expect, it } from 'vitest';
import { isDocument, proposalMeant } from '../../../lib/core/team/proposal.ts';

const SHOP = 'github:github.com/acme/shop';
const PATH = '.github/plumbline.json';
const shop = { at: 'github', host: 'github.com', owner: 'acme', repo: 'shop', path: PATH };

describe('where a proposal stands', () => {
  it.each([
    ['next-week', { ...shop, branch: 'next-week' }],
    ['plan/w48', { ...shop, branch: 'plan/w48' }],
    ['@plan/w48', { ...shop, branch: 'plan/w48' }],
    ['acme/shop@next-week', { ...shop, branch: 'next-week' }],
    ['acme/web@next-week', { ...shop, repo: 'web', branch: 'next-week' }],
    ['github:github.com/acme/shop@next-week', { ...shop, branch: 'next-week' }],
    ['https://github.com/acme/shop/blob/w48/.github/plumbline.json', { ...shop, branch: 'w48' }],
    ['jira:acme.atlassian.net/SHOP', { at: 'jira', host: 'acme.atlassian.net', base: '', project: 'SHOP' }],
  ])('%s', (typed, meant) => {
    expect(proposalMeant(` ${typed} `, SHOP)).toEqual(meant);
  });

  it.each(['', 'two words', 'nonsense@', '@', 'policy@x', 'https://github.com'])('not %s', (typed) => {
    expect(proposalMeant(typed, SHOP)).toBeNull();
  });

  it('is no branch where the space has none', () => {
    expect(proposalMeant('next-week', 'jira:acme.atlassian.net/SHOP')).toBeNull();
    expect(proposalMeant('acme/shop@next-week', 'jira:acme.atlassian.net/SHOP')).toMatchObject({
      branch: 'next-week',
    });
  });

  it('is nowhere when it was pasted', () => {
    expect([' {"format"', 'next-week', '[]'].map(isDocument)).toEqual([true, false, false]);
  });
});
