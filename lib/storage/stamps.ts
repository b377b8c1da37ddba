import Dexie from 'dexie';
import { NO_STAMP, newDevice, nextStamp, type Stamp } from '../core/clock.ts';
import type { Change, TableName } from '../core/edit.ts';
import { newestStamp } from '../core/merge.ts';
import { changesToStamp, stampChange } from '../core/stamp-change.ts';
import { type Fields, GONE, type Stamped } from '../core/stamped.ts';
import { weekOfRecord } from '../core/week-of.ts';
import { FIRST_STATE, type SyncState } from '../sync/sync-store.ts';
import { goodRow, rowsOf } from './rows.ts';
import { type Clock, clockSchema, type StoredStamped, syncStateSchema } from './schemas.ts';
import { weeksWritten } from './weeks.ts';

/** When each field of the records was set, kept in the transaction that writes the records: nothing but Dexie is awaited. */

/** The tables that an edit writes beside those of the records. */
export const STAMP_TABLES = ['stamped', 'sync', 'conflicts'] as const;

/** Rows of the table `sync`. */
export const CLOCK = 'clock';
export const STATE = 'state';
/** There after everything was deleted, until a person sets something again: the mailbox must not bring it all back. */
export const PAUSED = 'paused';
/** How often a merge has changed rows, by which what is published tells of which merge it knows. */
export const MERGES = 'merges';

export const stampedKey = (table: TableName, id: string) => `${table} ${id}`;

/** A record's fields before and after an edit. */
export type Restamped = Stamped & { before: Fields | undefined };

/**
 * Stamps what the changes change, all of it with one moment of this device's clock. To be called before they are written.
 * @param changes with what really stands there as `before`
 */
export async function stampChanges(db: Dexie, changes: readonly Change[]): Promise<Restamped[]> {
  if (changes.length === 0) return [];
  const isOfGoals = changes.some(({ table }) => table === 'goals');
  const all = changesToStamp(changes, isOfGoals ? await goalsIn(db) : []);
  const [stamp, known] = await Dexie.Promise.all([tick(db), fieldsOf(db, all)]);
  const stamped = new Map<string, Restamped>();
  all.forEach((change, i) => {
    const { table, id } = change;
    const key = stampedKey(table, id);
    const fields = stampChange(change, stamped.get(key)?.fields ?? known[i], stamp);
    stamped.set(key, { table, id, fields, before: known[i] });
  });
  const made = [...stamped.values()];
  await Dexie.Promise.all([putStamped(db, made), db.table('sync').delete(PAUSED), forgetConflicts(db, made)]);
  return made;
}

/** A row of the table `sync`, unchecked; data of another version may have no such table. */
export async function syncRow(db: Dexie, key: string): Promise<unknown> {
  if (!db.tables.some(({ name }) => name === 'sync')) return undefined;
  return await db.table('sync').get(key);
}

/** This device's clock; a device without one is new. */
export async function clockIn(db: Dexie): Promise<Clock> {
  const clock = clockSchema.safeParse(await syncRow(db, CLOCK));
  return clock.success ? clock.data : { device: newDevice(Math.random), last: NO_STAMP };
}

/** What this device knows of its mailbox. */
export async function stateIn(db: Dexie): Promise<SyncState> {
  return syncStateSchema.safeParse(await syncRow(db, STATE)).data ?? FIRST_STATE;
}

/** The next reading of this device's clock, larger than all that it ever made or saw. */
export async function tick(db: Dexie): Promise<Stamp> {
  const clock = await clockIn(db);
  const last = nextStamp(clock.last, Date.now(), clock.device);
  await db.table('sync').put({ ...clock, last }, CLOCK);
  return last;
}

/** The fields of each record as they are stamped here; undefined for a record that was never stamped. */
export async function fieldsOf(
  db: Dexie,
  records: readonly Pick<Stamped, 'table' | 'id'>[],
): Promise<(Fields | undefined)[]> {
  const keys = records.map(({ table, id }) => stampedKey(table, id));
  const rows: unknown[] = await db.table('stamped').bulkGet(keys);
  return rows.map((row) => goodRow('stamped', row)?.fields);
}

/** @param records with their fields as they were, if there were any */
export async function putStamped(
  db: Dexie,
  records: readonly (Stamped & { before: Fields | undefined })[],
): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map(
    ({ table, id, fields }): StoredStamped => ({ table, id, week: weekOfRecord(table, fields), fields }),
  );
  const keys = rows.map(({ table, id }) => stampedKey(table, id));
  const left = records.flatMap(({ table, before }) => (before ? [weekOfRecord(table, before)] : []));
  await Dexie.Promise.all([weeksWritten(db, rows, new Set(left)), db.table('stamped').bulkPut(rows, keys)]);
}

/** All goals that show, with their fields. */
async function goalsIn(db: Dexie) {
  const rows = await rowsOf(db, 'goals');
  const fields = await fieldsOf(
    db,
    rows.map(({ id }) => ({ table: 'goals', id })),
  );
  return rows.map((row, i) => ({ row, fields: fields[i] ?? {} }));
}

/** The records that the changes touch, as they are stamped now; with one goal all, as they are ranked together. */
export async function stampedBy(db: Dexie, changes: readonly Change[]): Promise<Stamped[]> {
  const goals = changes.some(({ table }) => table === 'goals') ? await goalsIn(db) : [];
  const touched = [...changes, ...goals.map(({ row }) => ({ table: 'goals' as const, id: row.id }))];
  const named = new Map(touched.map(({ table, id }) => [stampedKey(table, id), { table, id }]));
  const records = [...named.values()];
  const fields = await fieldsOf(db, records);
  return records.flatMap((record, i): Stamped[] => {
    const known = fields[i];
    return known ? [{ ...record, fields: known }] : [];
  });
}

/** Takes back the conflicts of fields that were set again since: whoever did so has decided. */
export async function forgetConflicts(db: Dexie, records: readonly Stamped[]): Promise<void> {
  const conflicts = await rowsOf(db, 'conflicts');
  if (conflicts.length === 0) return;
  const fields = new Map(records.map((one) => [stampedKey(one.table, one.id), one.fields]));
  const over = conflicts.filter(({ table, id, field, kept }) => {
    const now = fields.get(stampedKey(table, id)) ?? {};
    const stamp = field === GONE ? newestStamp(now) : (now[field]?.[1] ?? NO_STAMP);
    return stamp > kept[1];
  });
  await db.table('conflicts').bulkDelete(over.map(({ seq }) => seq));
}
