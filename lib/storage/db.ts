import Dexie from 'dexie';
import { ExpectedError } from '../platform/errors.ts';
import { MIGRATIONS, VERSION } from './migrations/index.ts';

export const DATABASE = 'plumbline';
const OPEN_LIMIT_MS = 5_000;
/** Dexie counts in tens, so that IndexedDB's own version 10 is our 1. */
const PER_VERSION = 10;

/** `readOnly`: written by a newer version. Its bytes are kept: what this code knows is read, nothing is written. */
export type Store = { db: Dexie; readOnly: boolean };

let opening: Promise<Store> | null = null;

/**
 * The open database, for extension pages and the background only: in a content script it would be the page's.
 * @throws ExpectedError `storage-closed` when it cannot be opened, or not within 5 s; the next call tries again
 */
export async function openStore(): Promise<Store> {
  opening ??= inTime(open());
  const mine = opening;
  const store = await mine.catch((error: unknown) => {
    forget(mine);
    throw error;
  });
  // Closed since, so that a newer version of the extension could upgrade it.
  if (store.db.isOpen()) return store;
  forget(mine);
  return openStore();
}

function forget(store: Promise<Store>): void {
  if (opening === store) opening = null;
}

/** @throws ExpectedError `newer-data`, or as openStore */
export async function openWritable(): Promise<Dexie> {
  const { db, readOnly } = await openStore();
  if (readOnly) {
    const words = 'A newer Plumbline wrote this data. It is kept as it is and read only here.';
    throw new ExpectedError('newer-data', words);
  }
  return db;
}

async function open(): Promise<Store> {
  const found = (await indexedDB.databases()).find(({ name }) => name === DATABASE);
  const readOnly = (found?.version ?? 0) >= (VERSION + 1) * PER_VERSION;
  // Never reopened behind our back: Dexie would open newer data and add what it misses.
  const db = new Dexie(DATABASE, { autoOpen: false });
  // Without versions Dexie takes the tables as they are.
  if (!readOnly) {
    for (const { version, stores, upgrade } of MIGRATIONS) {
      const made = db.version(version).stores(stores);
      if (upgrade) made.upgrade(upgrade);
    }
  }
  await db.open();
  return { db, readOnly };
}

async function inTime(store: Promise<Store>): Promise<Store> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${OPEN_LIMIT_MS / 1000} s`)), OPEN_LIMIT_MS);
  });
  try {
    return await Promise.race([store, late]);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ExpectedError(
      'storage-closed',
      `The browser does not open Plumbline's data (${why}). Nothing was changed; restart the browser and try again.`,
    );
  } finally {
    clearTimeout(timer);
  }
}
