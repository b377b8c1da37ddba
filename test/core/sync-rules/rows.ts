import fc from 'fast-check';
import { expect } from 'vitest';
import { type Fields, GONE, KNEW, LATE } from '../../../lib/core/stamped.ts';
import { type Core, Device } from '../device.ts';
import { anyEdit } from '../edits/any-edit.ts';
import { anyRecords, goal, SHOP7, sorted } from '../records.ts';
import { anyFields, at, bytes, NOON, turned } from '../stamps.ts';
import { A, always, B, type Checks, same } from './tools.ts';

/** Rows and their fields. */
export const ROWS = {
  'rows: what a change says, its fields say, through any edits and back': (core) =>
    always(
      fc.property(anyRecords, fc.array(anyEdit, { maxLength: 6 }), (start, edits) => {
        const device = new Device(core, A);
        device.put(start, NOON);
        const made = edits.flatMap((edit, i) => {
          const before = sorted(device.rows);
          const changes = device.edit(edit, NOON + i + 1);
          expectRows(core, device);
          return changes ? [{ changes, before }] : [];
        });
        made.reverse().forEach(({ changes, before }, i) => {
          device.undo(changes, NOON + 100 + i);
          expectRows(core, device);
          same(sorted(device.rows), before);
        });
      }),
    ),

  'rows: a field that was taken away is null with its moment, one that was not touched keeps its own': ({
    stampChange,
  }) => {
    const before = { issue: SHOP7, kind: 'parked', reason: 'later', at: '2026-11-21T10:42:00Z' };
    const fields: Fields = {
      kind: ['parked', at(1, B)],
      reason: ['later', at(1, B)],
      at: [before.at, at(1, B)],
      [LATE]: [true, at(2, B)],
    };
    const { reason: _, ...after } = { ...before, kind: 'upkeep' };
    const change = { table: 'dispositions', id: SHOP7, before, after } as const;
    expect(stampChange(change, fields, at(5))).toEqual({
      ...fields,
      kind: ['upkeep', at(5)],
      reason: [null, at(5)],
      [KNEW + B]: [1, at(2, B)],
    });
  },

  'rows: an edit makes good what came in and cannot be shown, and leaves a goal the rank it was given': ({
    stampChange,
    rowOf,
  }) => {
    const shown = goal('a', 2, { state: 'later' });
    const after = { ...shown, title: 'Checkout' };
    const fields: Fields = {
      title: ['Goal a', at(1)],
      rank: [4, at(1)],
      state: ['active', at(1)],
      rules: ['none', at(2, B)],
    };
    const edited = (bad: Fields) =>
      stampChange({ table: 'goals', id: 'a', before: shown, after }, { ...fields, ...bad }, at(5));
    expect(edited({})).toMatchObject({
      title: ['Checkout', at(5)],
      rules: [[], at(5)],
      rank: [4, at(1)],
      state: ['active', at(1)],
    });
    const made = edited({ rank: [-1, at(3, B)], state: ['gone', at(3, B)] });
    expect(rowOf({ table: 'goals', id: 'a', fields: made })).toEqual(after);
    expect(edited({ rank: ['x', at(3, B)] })).toMatchObject({ rank: [2, at(5)] });
    expect(
      stampChange(
        { table: 'goals', id: 'a', before: shown, after: shown },
        { ...fields, rules: [[], at(2)] },
        at(5),
      ),
    ).toEqual({
      ...fields,
      rules: [[], at(2)],
    });
  },

  'rows: what came in cannot change what a record is called, nor an object': ({ rowOf }) => {
    const fields: Fields = JSON.parse(
      `{"__proto__":[{"bad":1},"${at(1)}"],"id":["b","${at(1)}"],"issue":["${SHOP7}0","${at(1)}"],"goal":["b","${at(1)}"]}`,
    );
    expect(Object.keys(fields)).toContain('__proto__');
    const row = (table: 'goals' | 'links' | 'settings', id: string) => {
      const made = rowOf({ table, id, fields });
      expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
      expect(Object.keys(made ?? {})).not.toContain('__proto__');
      return made;
    };
    expect(row('goals', 'a')).toMatchObject({ id: 'a' });
    expect(row('links', `${SHOP7} a`)).toMatchObject({ issue: SHOP7, goal: 'a' });
    row('settings', 'settings');
    expect(Reflect.get({}, 'bad')).toBeUndefined();
  },

  'rows: the order of fields makes no difference': ({ rowOf, weekOfRecord }) =>
    always(
      fc.property(anyFields, fc.boolean(), (fields, isSettings) => {
        const tied: Fields = {
          'scopes/b': [1, at(1)],
          'scopes/a': [1, at(1)],
          'scopes/c': [1, at(0)],
          ...fields,
        };
        const table = isSettings ? 'settings' : 'goals';
        same(rowOf({ table, id: 'x', fields: turned(tied) }), rowOf({ table, id: 'x', fields: tied }));
        expect(weekOfRecord(table, turned(fields))).toBe(weekOfRecord(table, fields));
      }),
    ),

  'weeks: active goals and settings are of every week, a deleted goal is of the week it was deleted in': ({
    weekOfRecord,
  }) => {
    const active: Fields = { state: ['active', at(0)], title: ['x', at(1)] };
    const gone: Fields = { ...active, ...{ [GONE]: [true, at(2)] } };
    expect(weekOfRecord('goals', active)).toBe('always');
    expect(weekOfRecord('settings', {})).toBe('always');
    expect(weekOfRecord('links', active)).toBe('2026-W47');
    expect(weekOfRecord('goals', gone)).toBe('2026-W47');
    expect(weekOfRecord('goals', { ...gone, ...{ title: ['y', at(3)] } })).toBe('always');
    const week = 7 * 86_400_000;
    expect(weekOfRecord('links', { ...active, ...{ [LATE]: [true, at(week)] } })).toBe('2026-W48');
  },
} satisfies Checks;

/** Every row of the device is what its fields say. */
function expectRows({ rowOf }: Core, device: Device): void {
  const made: Record<string, unknown[]> = {
    goals: [],
    focuses: [],
    links: [],
    dispositions: [],
    settings: [],
  };
  for (const one of device.stamped) {
    const row = rowOf(one);
    if (row !== null) made[one.table]?.push(row);
  }
  const { settings, ...tables } = device.rows;
  for (const [name, rows] of Object.entries<unknown>(tables))
    if (Array.isArray(rows)) expect(made[name]?.map(bytes).sort()).toEqual(rows.map(bytes).sort());
  for (const one of made.settings ?? []) same(one, settings);
}
