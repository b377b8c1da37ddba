import { expect, it } from 'vitest';
import { signInAt } from '../../lib/surface/sign-in.ts';

const CLOUD = 'jira:acme.atlassian.net/SHOP';
const CENTER = 'jira:jira.acme.example/jira/SHOP';

it.each([
  [CLOUD, 'signed-out', 'https://acme.atlassian.net/'],
  [CENTER, 'moved', 'https://jira.acme.example/jira/'],
  [CLOUD, 'forbidden', null],
  [CLOUD, 'offline', null],
  ['github:github.com/acme/shop', 'signed-out', null],
])('of %s after %s leads to %s', (address, why, expected) => {
  expect(signInAt({ address, trouble: { why, words: '' } })).toBe(expected);
});

it('leads nowhere where nothing is wrong', () => {
  expect(signInAt({ address: CLOUD })).toBeNull();
});
