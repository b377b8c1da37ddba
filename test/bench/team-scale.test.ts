import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { reading, readings, seeded, sharing, writing, writings } from './team-model.ts';
import { teamScale } from './team-scale.ts';

it('stands in the README as it comes out today; `node test/bench/team-scale.ts` prints it', () => {
  expect(readFileSync(new URL('../../README.md', import.meta.url), 'utf8')).toContain(teamScale());
});

it('counts what is there: one member who reads at known times', () => {
  const { perHour, cost, peak, seen } = reading([[0, 900, 1_800, 2_700, 3_600]], [100, 2_000]);
  expect({ perHour, peak, seen }).toEqual({ perHour: 4, peak: 1, seen: [800, 800, 800] });
  expect(cost).toBe(2);
});

it('lets one of two writes that meet be tried again, and no write be lost in silence', () => {
  const random = seeded(1);
  expect(writing([10, 10], random)).toMatchObject({ tries: 3, conflicts: 1, failed: 0 });
  expect(writing([10, 100], random)).toMatchObject({ tries: 2, conflicts: 0 });
  const crowd = writing(
    Array.from({ length: 60 }, () => 10),
    random,
  );
  expect(crowd.failed).toBeGreaterThan(0);
});

it('draws mornings within their bounds', () => {
  const random = seeded(7);
  expect(writings(200, random).every((at) => at >= 3_600 && at <= 7_200)).toBe(true);
  expect(readings(50, random).every(([first = -1]) => first >= 0 && first <= 6_000)).toBe(true);
});

it('is fresh for those who share an address while it has requests left', () => {
  expect(sharing([[0, 900, 1_800]])).toEqual([0, 0]);
  const crowd = Array.from({ length: 61 }, (_, i) => [i]);
  expect(sharing(crowd)[1]).toBe(0);
  expect(sharing(Array.from({ length: 600 }, (_, i) => [i]))[0]).toBeGreaterThan(3_600);
});
