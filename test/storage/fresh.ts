// A test imports fake-indexeddb/auto before this: Dexie looks for IndexedDB once, when it is loaded.
import Dexie from 'dexie';
import { DATABASE, openStore } from '../../lib/storage/db.ts';

/** Deletes the database, so that the next one to open it finds none. */
export async function freshDatabase(): Promise<void> {
  await closeDatabase();
  await Dexie.delete(DATABASE);
}

/** As a background does that is put to sleep. */
export async function closeDatabase(): Promise<void> {
  (await openStore()).db.close();
}

/** Rows as they stand in the database, unread by any schema. */
export async function rawRows(table: string): Promise<unknown[]> {
  return (await openStore()).db.table(table).toArray();
}

/** Puts a row into the database past all schemas. */
export async function putRaw(table: string, row: unknown, key?: string): Promise<void> {
  await (await openStore()).db.table(table).put(row, key);
}
