import Dexie from 'dexie';
import type { Stamped } from '../core/stamped.ts';
import { rowsOf } from './rows.ts';

/**
 * The stamped records by their weeks, as sync asks for them at each pass. A week that was read here is read again only
 * once a record of it was written: only the background writes them.
 */
type Kept = { weeks: string[] | null; of: Map<string, readonly Stamped[]>; writes: number };

const known = new WeakMap<Dexie, Kept>();

function keptOf(db: Dexie): Kept {
  const kept = known.get(db) ?? { weeks: null, of: new Map(), writes: 0 };
  known.set(db, kept);
  return kept;
}

/** The newest one first. */
export async function weeksIn(db: Dexie): Promise<string[]> {
  const kept = keptOf(db);
  const { writes } = kept;
  // Only the names in the index are read.
  const read = async () => (await db.table('stamped').orderBy('week').uniqueKeys()).map(String).reverse();
  const weeks = kept.weeks ?? (await read());
  if (writes === kept.writes) kept.weeks = weeks;
  return weeks;
}

/** The same list each time while nothing in it changed. */
export async function ofWeekIn(db: Dexie, week: string): Promise<readonly Stamped[]> {
  const kept = keptOf(db);
  const { writes } = kept;
  const before = kept.of.get(week);
  if (before) return before;
  const rows = await rowsOf(db, 'stamped', (table) => table.where('week').equals(week));
  const records = rows.map(({ table, id, fields }): Stamped => ({ table, id, fields }));
  if (writes === kept.writes) kept.of.set(week, records);
  return records;
}

/** To be called in the transaction that writes records. @param left weeks in which they stood before */
export function weeksWritten(db: Dexie, weeks: ReadonlySet<string>, left: ReadonlySet<string>): void {
  Dexie.currentTransaction.on('complete', () => {
    const kept = keptOf(db);
    kept.writes += 1;
    const isListed = (week: string) => kept.weeks?.includes(week);
    // One that was left may be empty now.
    if (![...weeks].every(isListed) || ![...left].every((week) => weeks.has(week))) kept.weeks = null;
    for (const week of [...weeks, ...left]) kept.of.delete(week);
  });
}

export function forgetWeeks(db: Dexie): void {
  known.delete(db);
}
