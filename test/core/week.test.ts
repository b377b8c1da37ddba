import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addWeeks,
  clockTime,
  dayMonth,
  dayWords,
  isDate,
  isWeek,
  weekDays,
  weekOf,
} from '../../lib/core/week.ts';

const STARTS = [1, 2, 3, 4, 5, 6, 7];
const date = fc
  .integer({ min: Date.parse('1971-01-01') / 86_400_000, max: Date.parse('2199-12-31') / 86_400_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const start = fc.constantFrom(...STARTS);

describe('ISO weeks (fault 61)', () => {
  it.each([
    ['2026-11-21', '2026-W47'],
    ['2026-01-01', '2026-W01'],
    ['2025-12-29', '2026-W01'],
    ['2025-12-28', '2025-W52'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2020-12-31', '2020-W53'],
    ['2021-01-03', '2020-W53'],
    ['2021-01-04', '2021-W01'],
    ['2016-01-03', '2015-W53'],
    ['2024-12-30', '2025-W01'],
    ['2023-01-01', '2022-W52'],
    ['2024-02-29', '2024-W09'],
  ])('%s lies in %s', (day, week) => expect(weekOf(day, 1)).toBe(week));

  it('knows which years have 53 weeks', () => {
    const long = Array.from({ length: 40 }, (_, i) => 2000 + i).filter((y) => isWeek(`${y}-W53`));
    expect(long).toEqual([2004, 2009, 2015, 2020, 2026, 2032, 2037]);
  });

  it.each(['2026-W00', '2026-W54', '2025-W53', '2026-W7', '26-W07', '2026-47', '', '2026-W47x'])(
    '%j is no week',
    (text) => {
      expect(isWeek(text)).toBe(false);
      expect(() => weekDays(text, 1)).toThrow(RangeError);
    },
  );
});

describe('a settable first day', () => {
  // Around Wednesday 2026-11-25 (ISO week 48): where each kind of week begins, and what it is called.
  it.each([
    [1, '2026-W48', '2026-11-23', '2026-11-29'],
    [2, '2026-W48', '2026-11-24', '2026-11-30'],
    [3, '2026-W48', '2026-11-25', '2026-12-01'],
    [4, '2026-W47', '2026-11-19', '2026-11-25'],
    [5, '2026-W48', '2026-11-20', '2026-11-26'],
    [6, '2026-W48', '2026-11-21', '2026-11-27'],
    [7, '2026-W48', '2026-11-22', '2026-11-28'],
  ])('first day %i', (weekStart, week, first, last) => {
    expect(weekOf('2026-11-25', weekStart)).toBe(week);
    expect(weekDays(week, weekStart)).toEqual({ first, last });
  });

  it('names the week around New Year by its fourth day', () => {
    expect(weekOf('2027-01-02', 7)).toBe('2026-W53');
    expect(weekOf('2027-01-03', 7)).toBe('2027-W01');
    expect(weekDays('2026-W53', 7)).toEqual({ first: '2026-12-27', last: '2027-01-02' });
  });

  it('holds each date in its own week, seven days long', () => {
    fc.assert(
      fc.property(date, start, (day, weekStart) => {
        const week = weekOf(day, weekStart);
        const { first, last } = weekDays(week, weekStart);
        expect(first <= day && day <= last).toBe(true);
        expect(addDays(first, 6)).toBe(last);
        expect(new Date(`${first}T00:00:00Z`).getUTCDay() || 7).toBe(weekStart);
        expect(weekOf(first, weekStart)).toBe(week);
        expect(weekOf(last, weekStart)).toBe(week);
        expect(weekOf(addDays(first, 3), 1)).toBe(week);
      }),
    );
  });

  it('has weeks that follow each other', () => {
    fc.assert(
      fc.property(date, start, (day, weekStart) => {
        const week = weekOf(day, weekStart);
        const { last } = weekDays(week, weekStart);
        expect(weekOf(addDays(last, 1), weekStart)).toBe(addWeeks(week, 1));
        expect(addWeeks(week, 1) > week).toBe(true);
      }),
    );
  });
});

describe('sums', () => {
  it('come back', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -600, max: 600 }), (day, n) => {
        expect(addDays(addDays(day, n), -n)).toBe(day);
        const week = weekOf(day, 1);
        expect(addWeeks(addWeeks(week, n), -n)).toBe(week);
        expect(addWeeks(week, n)).toBe(weekOf(addDays(day, 7 * n), 1));
      }),
    );
  });

  it('fault 61: cross the days on which clocks change', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(addWeeks('2026-W53', 1)).toBe('2027-W01');
    expect(addWeeks('2021-W01', -1)).toBe('2020-W53');
  });

  it('refuse dates that do not exist', () => {
    expect(['2026-02-29', '2026-13-01', '2026-1-1', 'today', ''].map(isDate)).toEqual(Array(5).fill(false));
    expect(isDate('2028-02-29')).toBe(true);
    expect(() => addDays('2026-02-29', 1)).toThrow(RangeError);
    expect(() => weekOf('no date', 1)).toThrow(RangeError);
  });

  it('say a day', () => {
    expect(dayWords('2026-11-23')).toBe('Mon 23 Nov');
    expect(dayWords('2027-01-03')).toBe('Sun 3 Jan');
    expect(dayMonth('2027-01-03')).toBe('3 Jan');
  });

  it("times are those of the person's own clock", () => {
    expect(clockTime(new Date(2026, 10, 21, 9, 5).toISOString())).toBe('09:05');
    expect(clockTime(new Date(2026, 10, 21, 23, 59, 59).toISOString())).toBe('23:59');
  });
});

describe('the local date (fault 61)', () => {
  const moments = [
    '2026-11-21T23:30:00Z',
    '2026-03-29T00:59:59Z',
    '2026-10-25T00:30:00Z',
    '2026-12-31T11:00:00Z',
  ];
  const code = `import { localDate } from ${JSON.stringify(new URL('../../lib/core/week.ts', import.meta.url).href)};
    console.log(JSON.stringify(${JSON.stringify(moments)}.map((m) => localDate(new Date(m)))));`;

  // A zone is set once for a process, so each has one of its own.
  it.each([
    ['UTC', ['2026-11-21', '2026-03-29', '2026-10-25', '2026-12-31']],
    ['Europe/Berlin', ['2026-11-22', '2026-03-29', '2026-10-25', '2026-12-31']],
    ['America/Los_Angeles', ['2026-11-21', '2026-03-28', '2026-10-24', '2026-12-31']],
    ['Pacific/Kiritimati', ['2026-11-22', '2026-03-29', '2026-10-25', '2027-01-01']],
    ['Asia/Kathmandu', ['2026-11-22', '2026-03-29', '2026-10-25', '2026-12-31']],
  ])('in %s', (TZ, days) => {
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', code], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    });
    expect(JSON.parse(out)).toEqual(days);
  });
});
