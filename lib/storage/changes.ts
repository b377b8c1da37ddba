import Dexie from 'dexie';
import type { Change } from '../core/edit.ts';

/** Rows of the records' tables, inside a transaction; nothing but Dexie is awaited. */

/** The changes with what really stands there as `before`, bad rows too. */
export async function withBefore(db: Dexie, changes: readonly Change[]): Promise<Change[]> {
  const found: Change[] = [];
  for (const [name, ofTable] of Map.groupBy(changes, ({ table }) => table)) {
    const table = db.table<unknown, string>(name);
    const before = await table.bulkGet(ofTable.map(({ id }) => id));
    found.push(...ofTable.map((change, i) => ({ ...change, before: before[i] ?? null })));
  }
  return found;
}

/** Writes records, or takes them away. Safe inside a transaction. */
export async function writeChanges(db: Dexie, changes: readonly Change[]): Promise<void> {
  for (const [name, ofTable] of Map.groupBy(changes, ({ table }) => table)) {
    const table = db.table<unknown, string>(name);
    const [gone, there] = [ofTable.filter(isGone), ofTable.filter((change) => !isGone(change))];
    await Dexie.Promise.all([
      table.bulkDelete(gone.map(({ id }) => id)),
      table.bulkPut(
        there.map(({ after }) => after),
        there.map(({ id }) => id),
      ),
    ]);
  }
}

function isGone({ after }: Change): boolean {
  return after === null;
}
