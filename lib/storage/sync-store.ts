import type Dexie from 'dexie';
import { NO_STAMP, type Stamp } from '../core/clock.ts';
import type { Change } from '../core/edit.ts';
import { sameValue } from '../core/edits/same.ts';
import { mergeRecord, newestStamp } from '../core/merge.ts';
import { rowOf, settleGoals } from '../core/row-of.ts';
import { type Conflict, type Field, type Fields, LATE, type Stamped } from '../core/stamped.ts';
import { weekOfRecord } from '../core/week-of.ts';
import { now } from '../platform/clock.ts';
import { isExpected } from '../platform/errors.ts';
import { isOutdated, isUnsent, weekOfCut } from '../sync/late.ts';
import type { Merged, SyncStore } from '../sync/sync-store.ts';
import { withBefore, writeChanges } from './changes.ts';
import { openStore } from './db.ts';
import { goodRow, rowsOf } from './rows.ts';
import { type Clock, type StoredConflict, TABLES } from './schemas.ts';
import {
  CLOCK,
  clockIn,
  fieldsOf,
  forgetConflicts,
  MERGES,
  PAUSED,
  putStamped,
  STAMP_TABLES,
  STATE,
  stampedKey,
  stateIn,
  syncRow,
  tick,
} from './stamps.ts';
import { ofWeekIn, weeksIn } from './weeks.ts';
import { writing } from './writing.ts';

/** This device's side of sync, for the background only. Inside a transaction nothing but Dexie is awaited. */

/** Conflicts that wait for a person, at most: those that came last stay. */
export const CONFLICT_LIMIT = 200;

export const syncStore: SyncStore = {
  state: async () => stateIn((await openStore()).db),
  save: (patch) =>
    writing((db) =>
      db.transaction('rw', 'sync', async () => {
        const state = await stateIn(db);
        await db.table('sync').put({ ...state, ...patch }, STATE);
      }),
    ),
  async clock() {
    const known = await clockIn((await openStore()).db);
    return known.last === NO_STAMP ? newClock() : known;
  },
  merge: (incoming, floor = NO_STAMP) => inTransaction((db) => merge(db, incoming, floor)),
  touchLate: (since, from) => inTransaction((db) => touchLate(db, since, from)),
  answer: (records) => inTransaction((db) => answer(db, records)),
  async setAside(items) {
    try {
      await writing(async (db) => {
        await db.table('quarantine').bulkPut(items.map((item) => ({ ...item, at: now().at })));
      });
    } catch (error) {
      // No room for a copy of what cannot be read stops nothing: in the mailbox it stays as it is.
      if (!isExpected(error) || error.code !== 'quota') throw error;
    }
  },
  weeks: async () => weeksIn((await openStore()).db),
  ofWeek: async (week) => ofWeekIn((await openStore()).db, week),
};

/** A new device keeps its name. */
function newClock(): Promise<Clock> {
  return writing((db) =>
    db.transaction('rw', 'sync', async () => {
      const clock = await clockIn(db);
      if (clock.last === NO_STAMP) await db.table('sync').put(clock, CLOCK);
      return clock;
    }),
  );
}

function inTransaction<T>(work: (db: Dexie) => Promise<T>): Promise<T> {
  // Dexie follows native awaits only in a function that is written as async.
  return writing((db) => db.transaction('rw', [...TABLES, ...STAMP_TABLES], async () => await work(db)));
}

async function merge(db: Dexie, incoming: readonly Stamped[], floor: Stamp): Promise<Merged> {
  const clock = await clockIn(db);
  const { foreign } = await stateIn(db);
  const here = await fieldsOf(db, incoming);
  const merged = new Map<string, Stamped & { before: Fields | undefined }>();
  const conflicts: Conflict[] = [];
  incoming.forEach(({ table, id, fields }, i) => {
    const key = stampedKey(table, id);
    const known = merged.get(key)?.fields ?? here[i];
    const made = mergeRecord(known, fields, { device: clock.device, foreign });
    conflicts.push(...made.conflicts.map((found) => ({ table, id, ...found })));
    if (!sameValue(made.fields, known)) merged.set(key, { table, id, fields: made.fields, before: here[i] });
  });
  const records = [...merged.values()];
  const changes = await changesOf(db, records);
  await putStamped(db, records);
  await writeChanges(db, changes);
  await forgetConflicts(db, records);
  const added = await keepConflicts(db, conflicts);
  const newest = incoming.reduce(
    (last, { fields }) => max(last, newestStamp(fields)),
    max(clock.last, floor),
  );
  if (newest > clock.last) await db.table('sync').put({ ...clock, last: newest }, CLOCK);
  if (changes.length > 0) {
    const merges = await syncRow(db, MERGES);
    await db.table('sync').put(Number(merges ?? 0) + 1, MERGES);
  }
  return { changes, conflicts: added };
}

/** What is different in the rows. A row that its schema refuses is reported and not made: the last good one stays. */
async function changesOf(db: Dexie, records: readonly Stamped[]): Promise<Change[]> {
  const others = records.filter(({ table }) => table !== 'goals');
  const goals = others.length < records.length ? await goalsWith(db, records) : [];
  const rows = [...others.map((one): Change => ({ ...one, before: null, after: rowOf(one) })), ...goals];
  const changes = await withBefore(db, rows);
  return changes.filter(
    ({ table, before, after }) =>
      !sameValue(before, after) && (after === null || goodRow(table, after) !== null),
  );
}

/** All goals, as they are ranked together. */
async function goalsWith(db: Dexie, records: readonly Stamped[]): Promise<Change[]> {
  const stored = await rowsOf(db, 'stamped', (table) => table.where(':id').startsWith('goals '));
  const changed = records.filter(({ table }) => table === 'goals');
  const all = new Map([...stored, ...changed].map((one) => [one.id, one]));
  const rows = [...all.values()].map((one) => ({ id: one.id, fields: one.fields, after: rowOf(one) }));
  const good = rows.flatMap(({ fields, after }) => {
    const row = goodRow('goals', after ?? undefined);
    return row ? [{ row, fields }] : [];
  });
  const gone = rows.filter(({ after }) => after === null);
  const change = (id: string, after: unknown): Change => ({ table: 'goals', id, before: null, after });
  return [
    ...gone.map(({ id }) => change(id, null)),
    ...settleGoals(good).map((goal) => change(goal.id, goal)),
  ];
}

/** Lists those that were not listed before. */
async function keepConflicts(db: Dexie, conflicts: readonly Conflict[]): Promise<Conflict[]> {
  if (conflicts.length === 0) return [];
  const at = now().at;
  const rows = new Map(
    conflicts.map((one): [string, Omit<StoredConflict, 'seq'>] => {
      const key = JSON.stringify([one.table, one.id, one.field, one.kept[1], one.lost[1]]);
      return [key, { ...one, key, at }];
    }),
  );
  const table = db.table('conflicts');
  const listed: unknown[] = await table
    .where('key')
    .anyOf([...rows.keys()])
    .keys();
  for (const key of listed) rows.delete(String(key));
  await table.bulkAdd([...rows.values()]);
  const over = (await table.count()) - CONFLICT_LIMIT;
  if (over > 0) await table.limit(over).delete();
  return [...rows.values()].map(({ key: _, at: __, ...conflict }) => conflict);
}

/** Takes a conflict off the list; one that is not there is no matter. */
export function dismissConflict(seq: number): Promise<void> {
  return writing((db) => db.table('conflicts').delete(seq));
}

/** A person wants back what the browser's sync has: after everything was deleted here, sync goes on. */
export function resumeSync(): Promise<void> {
  return writing((db) => db.table('sync').delete(PAUSED));
}

async function touchLate(db: Dexie, since: Stamp, from: string): Promise<void> {
  // A record that was changed after `since` stands in its week or in a later one.
  const first = weekOfRecord('links', { [LATE]: [true, since] });
  const last = weekOfCut(from);
  if (first > last) return;
  const { device } = await clockIn(db);
  const rows = await rowsOf(db, 'stamped', (table) => table.where('week').between(first, last, true, true));
  await touch(
    db,
    rows.filter((row) => isUnsent(row, device, since, from)),
  );
}

async function answer(db: Dexie, records: readonly Stamped[]): Promise<boolean> {
  const here = await fieldsOf(db, records);
  const outdated = records.flatMap((record, i): Stamped[] => {
    const fields = here[i];
    return fields && isOutdated(record, fields) ? [{ ...record, fields }] : [];
  });
  await touch(db, outdated);
  return outdated.length > 0;
}

async function touch(db: Dexie, records: readonly Stamped[]): Promise<void> {
  if (records.length === 0) return;
  const stamp = await tick(db);
  await putStamped(
    db,
    records.map(({ table, id, fields }) => ({
      ...{ table, id, fields: { ...fields, [LATE]: [true, stamp] satisfies Field } },
      before: fields,
    })),
  );
}

function max(a: Stamp, b: Stamp): Stamp {
  return a > b ? a : b;
}
