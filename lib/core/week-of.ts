import { timeOf } from './clock.ts';
import type { TableName } from './edit.ts';
import { type Fields, GONE } from './stamped.ts';
import { weekOf } from './week.ts';

/** Stands for every week: what it names never leaves the mailbox. Sorts after every week. */
export const ALWAYS = 'always';

/**
 * The ISO week (Monday first, UTC) of a record's newest change, by which records leave the mailbox; {@link ALWAYS} for
 * settings and for goals that are active. A function of the record alone, so that devices agree.
 */
export function weekOfRecord(table: TableName, fields: Fields): string {
  if (table === 'settings') return ALWAYS;
  if (table === 'goals' && fields.state?.[0] === 'active' && !fields[GONE]?.[0]) return ALWAYS;
  const newest = Object.values(fields).reduce(
    (largest, [, stamp]) => (stamp > largest ? stamp : largest),
    '',
  );
  return weekOf(new Date(timeOf(newest)).toISOString().slice(0, 10), 1);
}
