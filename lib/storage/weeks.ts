import Dexie from 'dexie';
import type { Stamped } from '../core/stamped.ts';
import { rowsOf } from './rows.ts';

/**
 * The stamped records by their weeks, as sync asks for them at each pass. A week that was read here is read again only
 * once a record of it was written. What is kept counts only beside the mark that the last writing left in the database:
 * one that was emptied, or that somebody else wrote to, has another.
 */
type Kept = { mark: unknown; weeks: string[] | null; of: Map<string, readonly Stamped[]>; writes: number };

/** Row of the table `sync`: a text that each writing makes anew. */
const WRITTEN = 'written';

const known = new WeakMap<Dexie, Kept>();

function keptBeside(db: Dexie, mark: unknown): Kept {
  const kept = known.get(db);
  if (kept && mark !== undefined && kept.mark === mark) return kept;
  const made = { mark, weeks: null, of: new Map(), writes: (kept?.writes ?? 0) + 1 };
  known.set(db, made);
  return made;
}

async function keptOf(db: Dexie): Promise<Kept> {
  return keptBeside(db, await db.table('sync').get(WRITTEN));
}

/** The newest one first. */
export async function weeksIn(db: Dexie): Promise<string[]> {
  const kept = await keptOf(db);
  const { writes } = kept;
  // Only the names in the index are read.
  const read = async () => (await db.table('stamped').orderBy('week').uniqueKeys()).map(String).reverse();
  const weeks = kept.weeks ?? (await read());
  if (writes === kept.writes) kept.weeks = weeks;
  return weeks;
}

/** The same list each time while nothing in it changed. */
export async function ofWeekIn(db: Dexie, week: string): Promise<readonly Stamped[]> {
  const kept = await keptOf(db);
  const { writes } = kept;
  const before = kept.of.get(week);
  if (before) return before;
  const rows = await rowsOf(db, 'stamped', (table) => table.where('week').equals(week));
  const records = rows.map(({ table, id, fields }): Stamped => ({ table, id, fields }));
  if (writes === kept.writes) kept.of.set(week, records);
  return records;
}

/** To be called in the transaction that writes records. @param left weeks in which they stood before */
export async function weeksWritten(
  db: Dexie,
  weeks: ReadonlySet<string>,
  left: ReadonlySet<string>,
): Promise<void> {
  const before: unknown = await db.table('sync').get(WRITTEN);
  const mark = crypto.randomUUID();
  await db.table('sync').put(mark, WRITTEN);
  Dexie.currentTransaction.on('complete', () => {
    const kept = keptBeside(db, before);
    kept.mark = mark;
    kept.writes += 1;
    const isListed = (week: string) => kept.weeks?.includes(week);
    // One that was left may be empty now.
    if (![...weeks].every(isListed) || ![...left].every((week) => weeks.has(week))) kept.weeks = null;
    for (const week of [...weeks, ...left]) kept.of.delete(week);
  });
}
