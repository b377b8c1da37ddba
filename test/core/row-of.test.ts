import { describe, expect, it } from 'vitest';
import { rowOf, settleGoals } from '../../lib/core/row-of.ts';
import { DEFAULT_SETTINGS } from '../../lib/core/settings.ts';
import { type Fields, GONE, KNEW, LATE } from '../../lib/core/stamped.ts';
import { goal, SHOP7, SHOP8 } from './records.ts';
import { at } from './stamps.ts';

/** Examples; what holds of all rows is in sync-rules/. */

describe('a row', () => {
  it('has the fields that are there, and none that was taken away', () => {
    const fields: Fields = {
      title: ['Checkout', at(1)],
      rank: [1, at(1)],
      owner: [null, at(2)],
      future: [{ a: 1 }, at(3)],
      [LATE]: [true, at(4)],
      [`${KNEW}bbbbb`]: [1, at(2)],
    };
    expect(rowOf({ table: 'goals', id: 'a', fields })).toEqual({
      id: 'a',
      title: 'Checkout',
      rank: 1,
      future: { a: 1 },
    });
  });

  it('is called as its id says, an issue in the spelling that it was given', () => {
    const spelled = SHOP8;
    const id = SHOP8.toLowerCase();
    const issue: Fields = { issue: [spelled, at(1)], goal: ['a', at(1)] };
    expect(rowOf({ table: 'links', id: `${id} a`, fields: issue })).toEqual({ issue: spelled, goal: 'a' });
    expect(rowOf({ table: 'dispositions', id, fields: { ...issue, kind: ['upkeep', at(1)] } })).toMatchObject(
      { issue: spelled },
    );
    expect(rowOf({ table: 'dispositions', id: SHOP7, fields: issue })).toMatchObject({ issue: SHOP7 });
    expect(rowOf({ table: 'focuses', id: '2026-W47', fields: { goal: ['a', at(1)] } })).toEqual({
      week: '2026-W47',
      goal: 'a',
    });
  });

  it('is none once the record is deleted, or where nothing is said', () => {
    expect(rowOf({ table: 'goals', id: 'a', fields: {} })).toBeNull();
    expect(rowOf({ table: 'goals', id: 'a', fields: { [LATE]: [true, at(1)] } })).toBeNull();
    expect(
      rowOf({ table: 'goals', id: 'a', fields: { title: ['x', at(1)], [GONE]: [true, at(1)] } }),
    ).toBeNull();
    expect(
      rowOf({ table: 'goals', id: 'a', fields: { title: ['x', at(1)], [GONE]: [false, at(2)] } }),
    ).not.toBeNull();
  });

  it('of settings that nobody touched is as they are shipped', () => {
    expect(rowOf({ table: 'settings', id: 'settings', fields: {} })).toEqual(DEFAULT_SETTINGS);
  });
});

describe('goals of several devices', () => {
  const stamped = (id: string, rank: number, ms: number, state: 'active' | 'later' = 'active') => ({
    row: goal(id, rank, { state }),
    fields: { rank: [rank, at(ms)] } as Fields,
  });
  const settled = (...goals: ReturnType<typeof stamped>[]) =>
    settleGoals(goals).map(({ id, rank, state }) => `${id} ${rank} ${state}`);

  it('of one rank are in the order in which they got it', () => {
    expect(
      settled(stamped('a', 1, 1), stamped('b', 2, 3), stamped('c', 2, 2), stamped('d', 1, 9, 'later')),
    ).toEqual(['a 1 active', 'b 3 active', 'c 2 active', 'd 1 later']);
  });

  it('are five at most: the last one reads as later, with the rank it was given', () => {
    const goals = ['a', 'b', 'c', 'd', 'e'].map((id, i) => stamped(id, i + 1, 1));
    expect(settled(...goals, stamped('f', 5, 2))).toEqual([
      'a 1 active',
      'b 2 active',
      'c 3 active',
      'd 4 active',
      'e 5 active',
      'f 5 later',
    ]);
    expect(settled(stamped('f', 2, 0), ...goals).at(-1)).toBe('e 5 later');
  });

  it('that one of them has no stamp for come first', () => {
    expect(
      settleGoals([
        { row: goal('a', 1), fields: { rank: [1, at(1)] } },
        { row: goal('b', 1), fields: {} },
      ]).map(({ rank }) => rank),
    ).toEqual([2, 1]);
  });
});
