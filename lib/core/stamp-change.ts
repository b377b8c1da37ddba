import { deviceOf, type Stamp } from './clock.ts';
import type { Change } from './edit.ts';
import { sameValue } from './edits/same.ts';
import type { Goal } from './goal.ts';
import { knewOf } from './merge.ts';
import { rowOf, shownFields, valuesOf } from './row-of.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import { type Fields, GONE } from './stamped.ts';

/**
 * The fields of a record after a local change: what the change makes different is stamped, all of it where there was
 * nothing, and what came in and no row could show. What stands in no row stays.
 * @param stamp one for all changes of an edit, larger than every stamp that was seen (clock.ts)
 */
export function stampChange(change: Change, fields: Fields | undefined, stamp: Stamp): Fields {
  const { table, id, after } = change;
  const old = fields ?? {};
  const shipped = table === 'settings' ? DEFAULT_SETTINGS : null;
  const base = { ...old, ...knewOf(old, deviceOf(stamp)) };
  if ((after ?? shipped) === null) return { ...base, [GONE]: [true, stamp] };
  const shown = shownFields(table, old);
  const before = valuesOf(table, id, change.before ?? shipped, shown);
  const now = valuesOf(table, id, after ?? shipped, shown);
  const names = new Set([...before.keys(), ...now.keys(), ...Object.keys(shown)]);
  const stamped = [...names].filter((name) => {
    const said: unknown = Object.hasOwn(shown, name) ? shown[name]?.[0] : undefined;
    if (!sameValue(before.get(name), now.get(name))) return true;
    return !sameValue(said, now.get(name)) && !(table === 'goals' && isSettled(name, said));
  });
  if (stamped.length === 0) return old;
  return { ...base, ...Object.fromEntries(stamped.map((name) => [name, [now.get(name) ?? null, stamp]])) };
}

/** Whether `settleGoals` may have put something else in the row than the field says. */
function isSettled(name: string, said: unknown): boolean {
  if (name === 'rank') return Number.isInteger(said) && Number(said) > 0;
  return name === 'state' && said === 'active';
}

/**
 * The changes that an edit has to stamp, one after the other with {@link stampChange}; only those given are written and
 * undone. When an edit changes a rank or a state, what `settleGoals` made of all others is what the person saw: it
 * is stamped too, so that the new order stands.
 * @param goals all of them before the edit: the rows as they were shown, and their fields
 */
export function changesToStamp(
  changes: readonly Change[],
  goals: readonly { row: Goal; fields: Fields }[],
): Change[] {
  const afters = new Map(changes.flatMap(({ table, id, after }) => (table === 'goals' ? [[id, after]] : [])));
  const reorders = changes.some(
    ({ table, before, after }) => table === 'goals' && !sameValue(placeOf(before), placeOf(after)),
  );
  if (!reorders) return [...changes];
  const held = goals.map(({ row, fields }): Change => {
    const after = afters.has(row.id) ? afters.get(row.id) : row;
    return { table: 'goals', id: row.id, before: rowOf({ table: 'goals', id: row.id, fields }), after };
  });
  return [...changes, ...held.filter(({ after }) => after !== null)];
}

function placeOf(goal: unknown): unknown {
  if (typeof goal !== 'object' || goal === null) return null;
  return { rank: Reflect.get(goal, 'rank'), state: Reflect.get(goal, 'state') };
}
