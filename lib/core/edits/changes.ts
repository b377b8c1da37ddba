import type { Disposition, GoalLink } from '../act.ts';
import type { Change, Records, TableName } from '../edit.ts';
import type { WeeklyFocus } from '../focus.ts';
import type { Goal } from '../goal.ts';
import { sameKey } from '../issue.ts';
import { sameValue } from './same.ts';

/** The one record of the settings' table. */
export const SETTINGS_ID = 'settings';

/** What each table's records are called by. */
export const idOf = {
  goals: (goal: Goal) => goal.id,
  focuses: (focus: WeeklyFocus) => focus.week,
  links: (link: GoalLink) => `${sameKey(link.issue)} ${link.goal}`,
  dispositions: (disposition: Disposition) => sameKey(disposition.issue),
  settings: () => SETTINGS_ID,
};

/** What leads from one state of the records to another; equal records are no change. */
export function changesBetween(before: Records, after: Records): Change[] {
  return [
    ...tableChanges('goals', before.goals, after.goals, idOf.goals),
    ...tableChanges('focuses', before.focuses, after.focuses, idOf.focuses),
    ...tableChanges('links', before.links, after.links, idOf.links),
    ...tableChanges('dispositions', before.dispositions, after.dispositions, idOf.dispositions),
    ...tableChanges('settings', [before.settings], [after.settings], idOf.settings),
  ];
}

function tableChanges<T>(table: TableName, before: T[], after: T[], id: (record: T) => string): Change[] {
  const old = new Map(before.map((record) => [id(record), record]));
  const now = new Map(after.map((record) => [id(record), record]));
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((one) => ({ table, id: one, before: old.get(one) ?? null, after: now.get(one) ?? null }))
    .filter((change) => !sameValue(change.before, change.after));
}

/** The changes that take these back. */
export function undoChanges(changes: readonly Change[]): Change[] {
  return changes
    .map(({ table, id, before, after }) => ({ table, id, before: after, after: before }))
    .reverse();
}

/** The records with the changes made, for previews and tests; the background makes them in its database. */
export function applyChanges(records: Records, changes: readonly Change[]): Records {
  const of = <T>(table: TableName, rows: T[], id: (record: T) => string): T[] => {
    const byId = new Map(rows.map((record) => [id(record), record]));
    for (const change of changes.filter((one) => one.table === table)) {
      if (change.after === null) byId.delete(change.id);
      // A change holds a record of its own table: changesBetween made it, or the database kept what it made.
      else byId.set(change.id, change.after as T);
    }
    return [...byId.values()];
  };
  const [settings = records.settings] = of('settings', [records.settings], idOf.settings);
  return {
    goals: of('goals', records.goals, idOf.goals),
    focuses: of('focuses', records.focuses, idOf.focuses),
    links: of('links', records.links, idOf.links),
    dispositions: of('dispositions', records.dispositions, idOf.dispositions),
    settings,
    ...(records.team && { team: records.team }),
  };
}
