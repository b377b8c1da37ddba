import { expect } from 'vitest';
import type { Records } from '../../../lib/core/edit.ts';
import { changesBetween } from '../../../lib/core/edits/changes.ts';
import { type Fields, GONE, LATE } from '../../../lib/core/stamped.ts';
import { Device, meet } from '../device.ts';
import { EMPTY, sorted, withGoals } from '../records.ts';
import { at, NOON } from '../stamps.ts';
import { A, B, C, type Checks, rename, same, two, YEAR } from './tools.ts';

/** Devices that change something and meet. */
export const MEETING = {
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
    const gone: Fields = { ...old, ...{ [GONE]: [true, at(3)] } };
    const row = (fields: Fields) => rowOf({ table: 'goals', id: 'a', fields });
    expect(row(old)).toEqual({ id: 'a', title: 'x', rank: 1, state: 'active', rules: [] });
    expect(row(mergeFields(gone, old))).toBeNull();
    expect(row({ ...gone, ...{ [LATE]: [true, at(9)] } })).toBeNull();
    expect(row({ ...gone, ...{ title: ['x', at(3)] } })).toBeNull();
    expect(row({ ...gone, ...{ future: [1, at(4)] } })).toMatchObject({ id: 'a', title: 'x', future: 1 });
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
    const [a, b, c] = [new Device(core, A), new Device(core, B), new Device(core, C)] as const;
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
} satisfies Checks;
