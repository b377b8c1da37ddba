import { expect, it } from 'vitest';
import { ageWords, isOutstanding, momentWords, weeksWords } from '../../../components/common/sync-words.ts';
import { clockTime, localDate } from '../../../lib/core/week.ts';

const AT = '2026-11-21T10:42:00.000Z';

it.each([
  [null, null, false],
  [null, AT, false],
  [AT, null, true],
  [AT, AT, false],
  [AT, '2026-11-21T10:41:59.000Z', true],
])('saved %s and taken %s is outstanding: %s', (savedAt, takenAt, is) => {
  expect(isOutstanding({ savedAt, takenAt })).toBe(is);
});

it.each([
  [[], 0, 'No weeks yet.'],
  [['2026-W47'], 0, 'Week W47.'],
  [['2026-W40', '2026-W47'], 1, 'Weeks W40 to W47. 1 older week is on this device and in exports only.'],
  [['2026-W40', '2026-W47'], 3, 'Weeks W40 to W47. 3 older weeks are on this device and in exports only.'],
])('%j and %i more', (held, left, words) => {
  expect(weeksWords({ held, left })).toBe(words);
});

it.each([
  ['2026-11-21T10:42:00.000Z', 'not a minute old'],
  ['2026-11-21T10:41:00.000Z', '1 minute old'],
  ['2026-11-21T08:42:00.000Z', '2 hours old'],
  ['2026-11-20T08:42:00.000Z', '26 hours old'],
  ['2026-11-18T10:42:00.000Z', '3 days old'],
  ['2027-01-01T00:00:00.000Z', 'not a minute old'],
])('%s is %s', (iso, words) => {
  expect(ageWords(iso, AT)).toBe(words);
});

it('names the day of what was not today', () => {
  const moment = new Date(AT);
  const today = localDate(moment);
  const clock = clockTime(AT);
  expect(momentWords(AT, today)).toBe(clock);
  expect(momentWords(AT, '2026-12-24')).toBe(`${Number(today.slice(8))} Nov, ${clock}`);
});
