import { timeOf } from './clock.ts';
import type { TableName } from './edit.ts';
import { newestStamp } from './merge.ts';
import { type Fields, isGone } from './stamped.ts';
import { weekOf } from './week.ts';

/** Stands for every week: what it names never leaves the mailbox. Sorts after every week. */
export const ALWAYS = 'always';

/** Stamps reach to the year 10889, and weeks to 9999. */
const LAST_DAY = Date.UTC(9999, 11, 31);

/**
 * The ISO week (Monday first, UTC) of a record's newest change, by which records leave the mailbox; {@link ALWAYS} for
 * settings and for goals that are active. A function of the record alone, so that devices agree.
 */
export function weekOfRecord(table: TableName, fields: Fields): string {
  if (table === 'settings') return ALWAYS;
  if (table === 'goals' && fields.state?.[0] === 'active' && !isGone(fields)) return ALWAYS;
  const time = Math.min(Math.max(timeOf(newestStamp(fields)), 0), LAST_DAY);
  return weekOf(new Date(time).toISOString().slice(0, 10), 1);
}
