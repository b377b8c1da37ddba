import fc from 'fast-check';
import { expect } from 'vitest';
import type { Edit, Records } from '../../lib/core/edit.ts';
import { changesBetween } from '../../lib/core/edits/changes.ts';
import type { Goal } from '../../lib/core/goal.ts';
import { DEFAULT_EXEMPT, DEFAULT_SETTINGS } from '../../lib/core/settings.ts';
import { type Field, type Fields, GONE, KNEW, LATE } from '../../lib/core/stamped.ts';
import { type Core, Device, meet } from './device.ts';
import { anyEdit } from './edits/any-edit.ts';
import { anyRecords, EMPTY, goal, SHOP7, sorted, withGoals } from './records.ts';
import { anyFields, at, bytes, DEVICES, NOON, turned, versions } from './stamps.ts';

/**
 * What must hold of the merge of records, as checks of whatever implementation they are given: merge-rules.test.ts shows
 * that the true one passes each, and that each rule broken on purpose fails one.
 */

const YEAR = 365 * 86_400_000;
const [A, B, C] = DEVICES;

/** How far a device's clock is off, in milliseconds. */
const anyOffset = fc.constantFrom(0, 0, YEAR, -YEAR, -5 * 3_600_000, 37);
const same = (a: unknown, b: unknown) => expect(bytes(a)).toBe(bytes(b));
const always = <T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>, numRuns = 200) =>
  fc.assert(property, { numRuns });

/** Shipped rules taken out. */
const DEFAULT_OFF: Fields = Object.fromEntries(
  DEFAULT_EXEMPT.map((rule) => [`exempt/${rule}`, [null, at(0)]]),
);

type Step = { device: number; edit: Edit } | { device: number; from: number };
const anyDevice = fc.integer({ min: 0, max: 2 });
const anySteps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ device: anyDevice, edit: anyEdit }),
    fc.record({ device: anyDevice, from: anyDevice }),
  ),
  { maxLength: 14 },
);
const anyOffsets = fc.tuple(anyOffset, anyOffset, anyOffset);

/** Three devices after the steps; the first one began with the records. Time goes on by a minute for each step. */
function lived(core: Core, start: Records, steps: readonly Step[], offsets: readonly number[]) {
  const devices: [Device, Device, Device] = [new Device(core, A), new Device(core, B), new Device(core, C)];
  const clock = (step: number, device: number) => NOON + step * 60_000 + (offsets[device] ?? 0);
  devices[0].put(start, clock(0, 0));
  steps.forEach((step, i) => {
    const device = devices[step.device] ?? devices[0];
    if ('edit' in step) device.edit(step.edit, clock(i + 1, step.device));
    else device.take((devices[step.from] ?? device).stamped);
  });
  return { devices, end: (device: number) => clock(steps.length + 1, device) };
}

const two = (core: Core, start: Records) => {
  const [a, b] = [new Device(core, A), new Device(core, B)];
  a.put(start, NOON);
  meet(a, b);
  return { a, b };
};
const rename = (id: string, title: string): Edit => ({ kind: 'goal', goal: { id, title, rules: [] } });
const setFields = (changes: Record<string, Field>, base: Fields = {}): Fields => ({ ...base, ...changes });

export const CHECKS = {
  'merge: order, grouping and repetition make no difference': ({ mergeFields: merge }) =>
    always(
      fc.property(versions, ([a, b, c]) => {
        same(merge(a, b), merge(b, a));
        same(merge(merge(a, b), c), merge(a, merge(b, c)));
        same(merge(a, a), a);
        same(merge(merge(a, b), b), merge(a, b));
      }),
      600,
    ),

  'merge: the order of names in a value makes no difference': ({ mergeFields: merge }) =>
    always(
      fc.property(versions, ([a, b]) => {
        same(merge(turned(a), b), merge(a, b));
        const stamped = (target: number): Fields => ({ measure: [{ name: 'p75', target }, at(1)] });
        same(merge(turned(stamped(1)), stamped(2)), stamped(2));
        same(merge(turned(stamped(2)), stamped(1)), stamped(2));
      }),
    ),

  'merge: each field has the largest of its stamps, and a value that came with it': ({
    mergeFields: merge,
  }) =>
    always(
      fc.property(versions, ([a, b]) => {
        const merged = new Map(Object.entries(merge(a, b)));
        const all = [...Object.entries(a), ...Object.entries(b)];
        expect([...merged.keys()].sort()).toEqual([...new Set(all.map(([name]) => name))].sort());
        for (const [name, [value, stamp]] of merged) {
          const given = all.filter(([one]) => one === name).map(([, field]) => field);
          const largest = given
            .map((field) => field[1])
            .sort()
            .at(-1);
          expect(stamp).toBe(largest);
          const values = given.filter((field) => field[1] === largest).map((field) => bytes(field[0]));
          expect(bytes(value)).toBe(values.sort().at(-1));
        }
      }),
    ),

  'fault 27: two devices change different fields of a goal, and both stand': (core) => {
    const { a, b } = two(core, withGoals(2));
    a.edit({ kind: 'goal', goal: { id: 'a', title: 'Goal a', owner: '@dana', rules: [] } }, NOON + 2);
    b.edit(rename('a', 'Checkout'), NOON + 1);
    meet(a, b);
    expect(a.rows.goals[0]).toMatchObject({ title: 'Checkout', owner: '@dana' });
    same(a.rows, b.rows);
    expect([...a.conflicts, ...b.conflicts]).toEqual([]);
  },

  'fault 28: two devices change one field: the later one stands on both, the other one is told once': (
    core,
  ) => {
    const { a, b } = two(core, withGoals(2));
    a.edit(rename('a', 'Search'), NOON + 2);
    b.edit(rename('a', 'Checkout'), NOON + 1);
    meet(a, b);
    meet(a, b);
    expect(a.rows.goals[0]?.title).toBe('Search');
    same(a.rows, b.rows);
    const told = {
      table: 'goals',
      id: 'a',
      field: 'title',
      kept: ['Search', at(2, A)],
      lost: ['Checkout', at(1, B)],
    };
    expect(a.conflicts).toEqual([told]);
    expect(b.conflicts).toEqual([told]);
  },

  'conflicts: the same value, an older one and what others did among themselves are none': ({
    mergeRecord,
  }) => {
    const here: Fields = { title: ['x', at(5, A)], owner: ['dana', at(3, A)], at: ['1', at(5, A)] };
    const found = (incoming: Fields, foreign = at(4, B)) =>
      mergeRecord(here, incoming, { device: A, foreign }).conflicts.map(({ field }) => field);
    expect(found({ title: ['y', at(6, B)] })).toEqual(['title']);
    expect(found({ title: ['y', at(4, C)] })).toEqual(['title']);
    expect(found({ title: ['x', at(6, B)], at: ['2', at(6, B)] })).toEqual([]);
    expect(found({ title: ['y', at(4, B)] })).toEqual([]);
    expect(found({ title: ['y', at(6, A)] })).toEqual([]);
    expect(found({ title: ['y', at(6, B)], [KNEW + A]: [1, at(5, A)] })).toEqual([]);
    expect(found({ title: ['y', at(6, B)], [KNEW + A]: [1, at(4, A)] })).toEqual(['title']);
    expect(found({ title: ['y', at(6, B)], [KNEW + C]: [1, at(5, C)] })).toEqual(['title']);
    expect(found({ owner: ['jo', at(6, B)] })).toEqual(['owner']);
    expect(
      mergeRecord({ title: ['x', at(5, C)] }, { title: ['y', at(6, B)] }, { device: A, foreign: at(4, B) }),
    ).toEqual({
      fields: { title: ['y', at(6, B)] },
      conflicts: [],
    });
    const entry = (place: number | null, stamp: string): Fields => ({ 'scopes/acme/shop': [place, stamp] });
    const ofEntry = (a: number | null, b: number | null) =>
      mergeRecord(entry(a, at(1, A)), entry(b, at(2, B)), { device: A, foreign: at(0, B) }).conflicts.length;
    expect([ofEntry(1, 2), ofEntry(1, null), ofEntry(null, null)]).toEqual([0, 1, 0]);
  },

  'fault 29: an edit after a deletion brings the record back, and one before it does not': (core) => {
    for (const [edited, title] of [
      [NOON + 1, undefined],
      [NOON + 9, 'Checkout'],
    ] as const) {
      const { a, b } = two(core, withGoals(1));
      a.make(changesBetween(a.rows, EMPTY), NOON + 5);
      expect(a.rows.goals).toEqual([]);
      b.edit(rename('a', 'Checkout'), edited);
      meet(a, b);
      expect(a.rows.goals[0]?.title).toBe(title);
      same(a.rows, b.rows);
      const lost = title
        ? { field: GONE, lost: [true, at(5, A)] }
        : { field: 'title', kept: [null, at(5, A)] };
      expect(a.conflicts).toMatchObject([lost]);
      expect(b.conflicts).toMatchObject([lost]);
    }
  },

  'fault 29: an old device brings nothing back, and what travels late neither': ({ rowOf, mergeFields }) => {
    const old: Fields = {
      title: ['x', at(1)],
      rank: [1, at(1)],
      state: ['active', at(2)],
      rules: [[], at(1)],
    };
    const gone = setFields({ [GONE]: [true, at(3)] }, old);
    const row = (fields: Fields) => rowOf({ table: 'goals', id: 'a', fields });
    expect(row(old)).toEqual({ id: 'a', title: 'x', rank: 1, state: 'active', rules: [] });
    expect(row(mergeFields(gone, old))).toBeNull();
    expect(row(setFields({ [LATE]: [true, at(9)] }, gone))).toBeNull();
    expect(row(setFields({ title: ['x', at(3)] }, gone))).toBeNull();
    expect(row(setFields({ future: [1, at(4)] }, gone))).toMatchObject({ id: 'a', title: 'x', future: 1 });
  },

  'a deleted record keeps what it said, so that it can come back': (core) => {
    const { a } = two(core, withGoals(1));
    a.make(changesBetween(a.rows, EMPTY), NOON + 5);
    const { [GONE]: gone, ...fields } = a.fields('goals', 'a') ?? {};
    expect(gone).toEqual([true, at(5, A)]);
    expect(core.rowOf({ table: 'goals', id: 'a', fields })).toEqual(withGoals(1).goals[0]);
  },

  'a deletion taken back stands against what was deleted meanwhile, with all its fields': (core) => {
    const { a, b } = two(core, withGoals(1));
    const gone = a.make(changesBetween(a.rows, EMPTY), NOON + 5);
    b.make(changesBetween(b.rows, EMPTY), NOON + 6);
    b.edit({ kind: 'no-focus', week: '2026-W47' }, NOON + 7);
    a.undo(gone, NOON + 8);
    for (const [name, [, stamp]] of Object.entries(a.fields('goals', 'a') ?? {}))
      if (name !== GONE) expect(stamp).toBe(at(8, A));
    meet(a, b);
    expect(b.rows.goals).toEqual(withGoals(1).goals);
    expect(a.conflicts).toMatchObject([{ field: GONE, lost: [true, at(6, B)] }]);
  },

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

  'settings: entries that two devices add both stand, and what one takes out is out': (core) => {
    const { a, b } = two(core, EMPTY);
    const set = (device: Device, patch: Partial<Records['settings']>, ms: number) =>
      device.edit({ kind: 'settings', patch }, NOON + ms);
    set(a, { scopes: ['acme/shop'], exempt: ['label:dependencies,security', 'label:chore'] }, 1);
    set(
      b,
      { scopes: ['acme/api', 'acme/web'], exempt: ['is:bot', 'label:dependencies,security', '"wish list"'] },
      2,
    );
    meet(a, b);
    same(a.rows, b.rows);
    expect(a.rows.settings.scopes.toSorted()).toEqual(
      ['api', 'shop', 'web'].map((repo) => `github:github.com/acme/${repo}`),
    );
    expect(a.rows.settings.exempt).toEqual(['label:dependencies,security', 'label:chore', '"wish list"']);
    const late = new Device(core, C);
    set(late, { weekStart: 7 }, 60_000);
    meet(a, b, late);
    same(late.rows, a.rows);
    expect(late.rows.settings).toMatchObject({ weekStart: 7, exempt: a.rows.settings.exempt });
    expect([...a.conflicts, ...b.conflicts, ...late.conflicts]).toEqual([]);
  },

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
          const goals = some.map(({ id, rank, state, ms }) => ({
            row: goal(id, rank, { state }),
            fields: setFields({ rank: [rank, at(ms)], title: [id, at(50)] }),
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

  'fault 33: devices agree whatever their clocks say, and every stamp is new': (core) =>
    always(
      fc.property(anyRecords, anySteps, anyOffsets, (start, steps, offsets) => {
        const { devices } = lived(core, start, steps, offsets);
        meet(...devices);
        const [a, b, c] = devices;
        for (const other of [b, c]) {
          same(other.rows, a.rows);
          same(sortedById(other), sortedById(a));
        }
        const active = a.rows.goals.filter(({ state }) => state === 'active');
        expect(active.map(({ rank }) => rank).sort()).toEqual([1, 2, 3, 4, 5].slice(0, active.length));
      }),
      150,
    ),

  'fault 33: what a person sets last, having seen all, stands everywhere and exactly, whatever the clock says':
    (core) =>
      always(
        fc.property(
          anyRecords,
          anySteps,
          anyOffsets,
          fc.array(anyEdit, { maxLength: 4 }),
          (start, steps, offsets, last) => {
            const { devices, end } = lived(core, start, steps, offsets);
            meet(...devices);
            const [a, b] = devices;
            for (const edit of last) b.edit(edit, end(1));
            const seen = sorted(b.rows);
            const before = a.conflicts.length + b.conflicts.length;
            meet(...devices);
            for (const device of devices) same(device.rows, seen);
            expect(a.conflicts.length + b.conflicts.length).toBe(before);
          },
        ),
        200,
      ),

  'fault 33: on one device the later edit wins, whichever way its clock is set': (core) => {
    for (const jump of [YEAR, -YEAR, -5 * 3_600_000, 0]) {
      const { a, b } = two(core, withGoals(1));
      a.edit(rename('a', 'First'), NOON + 1);
      a.edit(rename('a', 'Second'), NOON + jump);
      a.edit(rename('a', 'Third'), NOON + 2);
      meet(a, b);
      expect(b.rows.goals[0]?.title).toBe('Third');
      b.edit(rename('a', 'Fourth'), NOON - YEAR);
      meet(a, b);
      expect(a.rows.goals[0]?.title).toBe('Fourth');
    }
  },

  'ranks: an order that a person gives after goals of several devices met is the order everywhere': (
    core,
  ) => {
    const devices = DEVICES.map((name) => new Device(core, name));
    const [a, b, c] = [devices[0], devices[1], devices[2]].map((device) => device ?? new Device(core, A));
    if (!a || !b || !c) throw new Error('three devices');
    for (const [i, device] of [a, b, c].entries())
      for (const title of [`one of ${device.name}`, `two of ${device.name}`])
        device.edit({ kind: 'goal', goal: { title, rules: [] } }, NOON + i);
    meet(a, b, c);
    const active = () =>
      a.rows.goals.filter(({ state }) => state === 'active').sort((x, y) => x.rank - y.rank);
    expect(active()).toHaveLength(5);
    const order = active().map(({ id }) => id);
    const swapped = [0, 3, 2, 1, 4].map((i) => order[i] ?? '');
    a.edit({ kind: 'rank', order: swapped }, NOON);
    const seen = sorted(a.rows);
    meet(a, b, c);
    same(b.rows, seen);
    expect(active().map(({ id }) => id)).toEqual(swapped);
    a.edit({ kind: 'goal-state', goal: swapped[1] ?? '', state: 'reached' }, NOON);
    meet(a, b, c);
    expect(active().map(({ id }) => id)).toEqual(swapped.filter((_, i) => i !== 1));
    expect(active().map(({ rank }) => rank)).toEqual([1, 2, 3, 4]);
  },

  'weeks: active goals and settings are of every week, a deleted goal is of the week it was deleted in': ({
    weekOfRecord,
  }) => {
    const active: Fields = { state: ['active', at(0)], title: ['x', at(1)] };
    const gone = setFields({ [GONE]: [true, at(2)] }, active);
    expect(weekOfRecord('goals', active)).toBe('always');
    expect(weekOfRecord('settings', {})).toBe('always');
    expect(weekOfRecord('links', active)).toBe('2026-W47');
    expect(weekOfRecord('goals', gone)).toBe('2026-W47');
    expect(weekOfRecord('goals', setFields({ title: ['y', at(3)] }, gone))).toBe('always');
    const week = 7 * 86_400_000;
    expect(weekOfRecord('links', setFields({ [LATE]: [true, at(week)] }, active))).toBe('2026-W48');
  },
} satisfies Record<string, (core: Core) => void>;

export type CheckName = keyof typeof CHECKS;

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

function sortedById(device: Device) {
  return Object.fromEntries(device.stamped.map(({ table, id, fields }) => [`${table} ${id}`, fields]));
}
