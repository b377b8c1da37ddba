import { NO_STAMP } from './clock.ts';
import type { TableName } from './edit.ts';
import { ACTIVE_LIMIT, type Goal } from './goal.ts';
import { sameKey } from './issue.ts';
import { mergeFields } from './merge.ts';
import { DEFAULT_FIELDS, settingsRow, settingsValues } from './settings-fields.ts';
import { type Fields, GONE, isGone, KNEW, LATE, type Stamped } from './stamped.ts';

/** Rows, as the tables keep them, and the fields of stamped records. */

/** What travels with a record and stands in no row: our own names, and what would change an object's nature. */
const HIDDEN: readonly string[] = [GONE, LATE, '__proto__', 'kept/__proto__'];
const isHidden = (name: string) => HIDDEN.includes(name) || name.startsWith(KNEW);

/**
 * The row as the tables keep it, unchecked; null when it is gone. A field of `null` is absent. What the id says, the row
 * says, whatever came in its fields. Settings that nobody touched are there as they are shipped.
 */
export function rowOf({ table, id, fields }: Stamped): unknown {
  if (isGone(fields)) return null;
  const shown = shownFields(table, fields);
  if (table === 'settings') return settingsRow(shown);
  const values = Object.entries(shown).map(([name, [value]]) => [name, value]);
  return values.length > 0 ? { ...Object.fromEntries(values), ...namesOf(table, id, shown) } : null;
}

/** The fields that make the row: those that are there and may be seen. */
export function shownFields(table: TableName, fields: Fields): Fields {
  const all = table === 'settings' ? mergeFields(DEFAULT_FIELDS, fields) : fields;
  return Object.fromEntries(
    Object.entries(all).filter(([name, [value]]) => value !== null && !isHidden(name)),
  );
}

/**
 * What a row says, field by field, without what its id says already: only a link's goal is named again, or a link might
 * have no field at all.
 * @param shown the fields of the record now ({@link shownFields})
 */
export function valuesOf(table: TableName, id: string, row: unknown, shown: Fields): Map<string, unknown> {
  if (typeof row !== 'object' || row === null) return new Map();
  const said = { ...row };
  const names = namesOf(table, id, {});
  const isSaid = (name: string, value: unknown) => name !== 'goal' && names[name] === value;
  return new Map(
    (table === 'settings' ? settingsValues(said, shown) : Object.entries(said)).filter(
      ([name, value]) => !isHidden(name) && value !== undefined && value !== null && !isSaid(name, value),
    ),
  );
}

/** What the id says of the record; an issue in the spelling of its fields. */
function namesOf(table: TableName, id: string, shown: Fields): Record<string, unknown> {
  const ofIssue = (key: string) => {
    const spelled = shown.issue?.[0];
    return typeof spelled === 'string' && sameKey(spelled) === key ? spelled : key;
  };
  switch (table) {
    case 'goals':
      return { id };
    case 'focuses':
      return { week: id };
    case 'links': {
      const space = id.lastIndexOf(' ');
      return { issue: ofIssue(id.slice(0, space)), goal: id.slice(space + 1) };
    }
    case 'dispositions':
      return { issue: ofIssue(id) };
    case 'settings':
      return {};
  }
}

/**
 * Goals of several devices as one ranking: active ones by the rank they were given, then by when it was given, have ranks
 * 1, 2, 3 …; what is beyond {@link ACTIVE_LIMIT} reads as `later`. Nothing of it is stamped, so that devices agree;
 * `changesToStamp` (stamp-change.ts) does so with the next edit.
 * @param goals all of them, in any order; the same ones come back in it
 */
export function settleGoals(goals: readonly { row: Goal; fields: Fields }[]): Goal[] {
  const order = goals
    .filter(({ row }) => row.state === 'active' && !row.draftOf)
    .map(({ row, fields }) => ({ ...row, at: fields.rank?.[1] ?? NO_STAMP }))
    .sort((a, b) => a.rank - b.rank || (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
  return goals.map(({ row }): Goal => {
    const rank = order.indexOf(row.id) + 1;
    if (rank > ACTIVE_LIMIT) return { ...row, state: 'later' };
    return rank === 0 || rank === row.rank ? row : { ...row, rank };
  });
}
