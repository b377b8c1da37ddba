import Dexie from 'dexie';
import type { Stamped } from '../core/stamped.ts';
import { rowsOf } from './rows.ts';
import type { StoredStamped } from './schemas.ts';

/**
 * The stamped records by their weeks, as sync asks for them at each pass. A week that was read here is not read
 * again: what is written goes into it. What is kept counts only beside the mark that the last writing left in the database:
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
  const records = rows.map(stampedIn);
  if (writes === kept.writes) kept.of.set(week, records);
  return records;
}

/**
 * To be called in the transaction that writes the records: what was read of their weeks stays, with them in it.
 * @param left weeks in which they stood before
 */
export async function weeksWritten(
  db: Dexie,
  records: readonly StoredStamped[],
  left: ReadonlySet<string>,
): Promise<void> {
  const before: unknown = await db.table('sync').get(WRITTEN);
  const mark = crypto.randomUUID();
  await db.table('sync').put(mark, WRITTEN);
  Dexie.currentTransaction.on('complete', () => {
    const kept = keptBeside(db, before);
    kept.mark = mark;
    kept.writes += 1;
    const written = Map.groupBy(records, ({ week }) => week);
    const isListed = (week: string) => kept.weeks?.includes(week);
    // One that was left may be empty now.
    if (![...written.keys()].every(isListed) || ![...left].every((week) => written.has(week)))
      kept.weeks = null;
    const names = new Set(records.map(nameOf));
    for (const week of new Set([...written.keys(), ...left])) {
      const others = kept.of.get(week)?.filter((one) => !names.has(nameOf(one)));
      if (others) kept.of.set(week, inOrder([...others, ...(written.get(week) ?? []).map(stampedIn)]));
    }
  });
}

/** As the database gives them: which of those that were set at one moment have room must not depend on who came first. */
function inOrder(records: Stamped[]): Stamped[] {
  return records.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

function nameOf({ table, id }: Stamped): string {
  return `${table} ${id}`;
}

function stampedIn({ table, id, fields }: StoredStamped): Stamped {
  return { table, id, fields };
}
