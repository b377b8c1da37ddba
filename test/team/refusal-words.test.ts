import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SpaceAddress } from '../../lib/core/team/space.ts';
import { clockTime } from '../../lib/core/week.ts';
import { refusalWords } from '../../lib/team/refusal-words.ts';
import { local } from '../local.ts';

const JIRA: SpaceAddress = { at: 'jira', host: 'acme.atlassian.net', base: '', project: 'SHOP' };
const READING = { address: JIRA, writing: false, hasToken: false };
const AT = local('2026-11-21T10:42');

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse(local('2026-11-21T11:00')), toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it.each(['signed-out', 'moved'] as const)('after %s Jira asks to sign in, and what was read stays', (why) => {
  const asks = 'acme.atlassian.net asks you to sign in.';
  expect(refusalWords(why, { ...READING, readAt: AT })).toBe(
    `${asks} What was read at ${clockTime(AT)} stays.`,
  );
  expect(refusalWords(why, READING)).toBe(asks);
  expect(refusalWords(why, { ...READING, writing: true })).toBe(`${asks} Nothing was changed.`);
});

it('says the day where it was another one', () => {
  const readAt = local('2026-11-16T10:42');
  expect(refusalWords('signed-out', { ...READING, readAt })).toContain(
    `What was read on 16 Nov at ${clockTime(readAt)} stays.`,
  );
});
