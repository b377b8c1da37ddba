import fc from 'fast-check';
import { expect } from 'vitest';
import type { Goal } from '../../../lib/core/goal.ts';
import { DEFAULT_EXEMPT, DEFAULT_SETTINGS } from '../../../lib/core/settings.ts';
import type { Fields } from '../../../lib/core/stamped.ts';
import { goal } from '../records.ts';
import { at } from '../stamps.ts';
import { always, type Checks } from './tools.ts';

/** Shipped rules taken out. */
const DEFAULT_OFF: Fields = Object.fromEntries(
  DEFAULT_EXEMPT.map((rule) => [`exempt/${rule}`, [null, at(0)]]),
);

/** What is one list of several entries: ranks, and the lists of settings. */
export const TOGETHER = {
  'settings: an entry that comes between others, or leaves, touches no other one': ({
    stampChange,
    rowOf,
  }) => {
    const row = (...scopes: string[]) => ({
      scopes,
      exempt: [],
      weekStart: 1,
      noInheritance: [],
      partsOff: [],
    });
    let fields: Fields = {};
    const change = (before: object, after: object, ms: number) => {
      fields = stampChange({ table: 'settings', id: 'settings', before, after }, fields, at(ms));
      expect(rowOf({ table: 'settings', id: 'settings', fields })).toEqual(after);
      return Object.entries(fields)
        .filter(([, field]) => field[1] === at(ms))
        .map(([name]) => name);
    };
    change(DEFAULT_SETTINGS, row('a', 'b', 'c'), 1);
    expect(change(row('a', 'b', 'c'), row('a', 'c'), 2)).toEqual(['scopes/b']);
    expect(change(row('a', 'c'), row('a', 'b', 'c'), 3)).toEqual(['scopes/b']);
    expect(change(row('a', 'b', 'c'), row('x', 'a', 'b', 'c', 'y'), 4)).toEqual(['scopes/x', 'scopes/y']);
    expect(change(row('x', 'a', 'b', 'c', 'y'), row('a', 'b', 'c', 'y', 'x'), 5)).toEqual(['scopes/x']);
    let list = ['a', 'b', 'c', 'y', 'x'];
    for (let i = 0; i < 80; i++) {
      const next = ['a', `n${i}`, ...list.slice(1)];
      change(row(...list), row(...next), 10 + i);
      list = next;
    }
    const tied: Fields = { 'scopes/p': [2, at(1)], 'scopes/q': [2, at(2)], 'scopes/r': [2, at(3)] };
    fields = { ...DEFAULT_OFF, ...tied };
    change(row('p', 'q', 'r'), row('p', 'n', 'r'), 200);
    change(row('p', 'n', 'r'), row('r', 'p', 'n'), 201);
  },

  'ranks: settled goals are ranked without gaps, alike in any order, and no more than five': ({
    settleGoals,
  }) =>
    always(
      fc.property(
        fc.uniqueArray(
          fc.record({
            id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
            rank: fc.integer({ min: 1, max: 4 }),
            state: fc.constantFrom<Goal['state']>('active', 'active', 'later'),
            ms: fc.integer({ min: 0, max: 2 }),
          }),
          { selector: ({ id }) => id },
        ),
        (some) => {
          const goals = some.map(({ id, rank, state, ms }): { row: Goal; fields: Fields } => ({
            row: goal(id, rank, { state }),
            fields: { rank: [rank, at(ms)], title: [id, at(50)] },
          }));
          const settled = settleGoals(goals);
          const byId = (list: Goal[]) => list.toSorted((x, y) => (x.id < y.id ? -1 : 1));
          expect(settled.map(({ id }) => id)).toEqual(some.map(({ id }) => id));
          expect(byId(settleGoals(goals.toReversed()))).toEqual(byId(settled));
          const ranked = settled.filter(({ state }) => state === 'active').sort((x, y) => x.rank - y.rank);
          const active = some.filter(({ state }) => state === 'active').length;
          expect(ranked.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5].slice(0, active));
          const given = ranked.map(({ id }) => some.find((one) => one.id === id) ?? { rank: 0, ms: 0 });
          given.slice(1).forEach((one, i) => {
            const above = given[i] ?? one;
            expect(above.rank * 10 + above.ms).toBeLessThanOrEqual(one.rank * 10 + one.ms);
          });
          for (const [i, one] of settled.entries())
            if (some[i]?.state === 'later') expect(one).toEqual(goals[i]?.row);
          const again = settleGoals(settled.map((row) => ({ row, fields: {} })));
          expect(again).toEqual(settled);
        },
      ),
    ),
} satisfies Checks;
