import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DIGITS, NO_STAMP, type Stamp } from '../../lib/core/clock.ts';
import { GONE, LATE } from '../../lib/core/stamped.ts';
import { isWeek } from '../../lib/core/week.ts';
import { ALWAYS, weekOfRecord } from '../../lib/core/week-of.ts';
import { anyFields, at, TABLES, turned } from './stamps.ts';

const DAY = 86_400_000;
const ofStamps = (...stamps: Stamp[]) =>
  weekOfRecord('links', Object.fromEntries(stamps.map((stamp, i) => [`f${i}`, [i, stamp]])));
/** Any 16 digits, those too that no clock reads. */
const anyDigits = fc
  .array(fc.constantFrom(...DIGITS), { minLength: 16, maxLength: 16 })
  .map((all) => all.join(''));

it('a record is of the week of its newest change, Monday first, in UTC', () => {
  expect(ofStamps(at(0))).toBe('2026-W47');
  expect(ofStamps(at(1.5 * DAY - 1), at(-90 * DAY))).toBe('2026-W47');
  expect(ofStamps(at(-90 * DAY), at(1.5 * DAY))).toBe('2026-W48');
});

it('a year ends with its last week', () => {
  expect(ofStamps(at(Date.parse('2027-01-03T23:59:59.999Z') - Date.parse('2026-11-21T12:00:00Z')))).toBe(
    '2026-W53',
  );
  expect(ofStamps(at(Date.parse('2027-01-04T00:00:00Z') - Date.parse('2026-11-21T12:00:00Z')))).toBe(
    '2027-W01',
  );
});

it('a record without stamps is of the oldest week', () => {
  expect(ofStamps()).toBe('1970-W01');
  expect(ofStamps(NO_STAMP)).toBe('1970-W01');
  expect(ofStamps('')).toBe('1970-W01');
});

it('stamps of absurd times are of weeks that exist, and order stays', () => {
  expect(ofStamps('z'.repeat(16))).toBe('9999-W52');
  expect(ofStamps(`y${'z'.repeat(15)}`)).toBe('9999-W52');
  fc.assert(
    fc.property(anyDigits, anyDigits, (a, b) => {
      const [older, newer] = [a, b].sort().map((stamp) => ofStamps(stamp));
      for (const week of [older, newer]) expect(isWeek(week ?? '')).toBe(true);
      expect((older ?? '') <= (newer ?? '')).toBe(true);
      expect((newer ?? '') < ALWAYS).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

it('settings, and goals while they are active, are of every week', () => {
  const active = { state: ['active', at(0)] as [string, Stamp] };
  expect(weekOfRecord('settings', {})).toBe(ALWAYS);
  expect(weekOfRecord('goals', active)).toBe(ALWAYS);
  expect(weekOfRecord('goals', { state: ['later', at(0)] })).toBe('2026-W47');
  expect(weekOfRecord('focuses', active)).toBe('2026-W47');
  expect(weekOfRecord('goals', { ...active, [GONE]: [true, at(1)] })).toBe('2026-W47');
  expect(weekOfRecord('goals', { ...active, [GONE]: [true, at(1)], [LATE]: [true, at(7 * DAY)] })).toBe(
    '2026-W48',
  );
  expect(weekOfRecord('goals', { ...active, [GONE]: [true, at(1)], title: ['x', at(2)] })).toBe(ALWAYS);
});

it('any record has a week, the same on every device', () => {
  fc.assert(
    fc.property(fc.constantFrom(...TABLES), anyFields, (table, fields) => {
      const week = weekOfRecord(table, fields);
      expect(week === ALWAYS || isWeek(week)).toBe(true);
      expect(weekOfRecord(table, turned(fields))).toBe(week);
    }),
  );
});
