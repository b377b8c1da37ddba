import Dexie from 'dexie';
import { browser } from '../platform/browser.ts';
import { ExpectedError, isExpected } from '../platform/errors.ts';
import { report } from '../platform/report.ts';
import { MIGRATIONS, VERSION } from './migrations/index.ts';

export const DATABASE = 'plumbline';
const OPEN_LIMIT_MS = 5_000;
const RETRY_MS = 5_000;
/** Dexie counts in tens, so that IndexedDB's own version 10 is our 1. */
const PER_VERSION = 10;

/**
 * `readOnly`: every byte is kept, what this code knows is read, nothing is written. `newer`: a newer version wrote the
 * data. `stuck`: the data could not be brought to this version's form and stands as the older version left it.
 */
export type Store = { db: Dexie; readOnly: false | 'newer' | 'stuck' };

type Opening = { store: Promise<Store>; isUpgrade: boolean; isOpen: boolean };

let current: Opening | null = null;

/**
 * The open database, for extension pages and the background only: in a content script it would be the page's.
 * @throws ExpectedError `storage-closed` when it cannot be opened, or not within 5 s; the next call tries again
 */
export async function openStore(): Promise<Store> {
  current ??= begin();
  const mine = current;
  const store = await inTime(mine.store).catch((error: unknown) => {
    // Another tab holds the older data open: once it lets go, the upgrade that waits goes on.
    if (mine.isUpgrade) throw waiting();
    forget(mine);
    throw closed(error);
  });
  // Closed since, so that a newer version of the extension could upgrade it.
  if (store.db.isOpen()) return store;
  forget(mine);
  return openStore();
}

/** As openStore, however long it takes: for pages that show what they can meanwhile. */
export async function openInTheEnd(): Promise<Store> {
  for (;;) {
    try {
      return await openStore();
    } catch (error) {
      if (!isExpected(error)) throw error;
      if (!isUpgrading()) await new Promise((passed) => setTimeout(passed, RETRY_MS));
    }
  }
}

/** True while the data is brought to this version's form, or waits for another tab that holds the older one open. */
export function isUpgrading(): boolean {
  return current?.isUpgrade ?? false;
}

/** False before the database was opened here, and while it does not open. */
export function isOpen(): boolean {
  return current?.isOpen ?? false;
}

/** @throws ExpectedError `newer-data`, or as openStore */
export async function openWritable(): Promise<Dexie> {
  const { db, readOnly } = await openStore();
  if (readOnly) throw new ExpectedError('newer-data', READ_ONLY_WORDS[readOnly]);
  return db;
}

/** Why nothing is written, for a person. */
export const READ_ONLY_WORDS: Readonly<Record<Exclude<Store['readOnly'], false>, string>> = {
  newer: 'A newer Plumbline wrote this data. It is kept as it is and read only here.',
  stuck:
    'Plumbline could not bring its data to this version’s form. It is kept as it is and read only here. Export it, then update Plumbline or restart the browser.',
};

export const WAITING_WORDS =
  'Plumbline waits to update its data. Close other Plumbline tabs; it then goes on by itself.';

function begin(): Opening {
  const opening: Opening = {
    store: openTwice(() => {
      opening.isUpgrade = true;
    }),
    isUpgrade: false,
    isOpen: false,
  };
  const settled = (isOpen: boolean) => Object.assign(opening, { isUpgrade: false, isOpen });
  opening.store.then(
    () => settled(true),
    () => settled(false),
  );
  return opening;
}

function forget(opening: Opening): void {
  if (current === opening) current = null;
}

/** Chromium fails once where it finds the files damaged, and begins with empty ones when it is asked again. */
async function openTwice(onUpgrade: () => void): Promise<Store> {
  return open(onUpgrade).catch(() => open(onUpgrade));
}

async function open(onUpgrade: () => void): Promise<Store> {
  const found = (await indexedDB.databases()).find(({ name }) => name === DATABASE);
  const version = found?.version ?? 0;
  if (version >= (VERSION + 1) * PER_VERSION) return { db: await asItIs(), readOnly: 'newer' };
  const isOlder = version > 0 && version < VERSION * PER_VERSION;
  if (isOlder) onUpgrade();
  const held = version === VERSION * PER_VERSION ? await hold() : null;
  if (held === 'newer') return { db: await asItIs(), readOnly: 'newer' };
  // Never reopened behind our back: Dexie would open newer data and add what it misses.
  const db = new Dexie(DATABASE, { autoOpen: false });
  for (const { version, stores, upgrade } of MIGRATIONS) {
    const step = db.version(version).stores(stores);
    if (upgrade) step.upgrade(upgrade);
  }
  // Whoever waits for it comes before Dexie, which would wait in vain, and then open newer data.
  held?.addEventListener('versionchange', ({ newVersion }) => {
    if (newVersion !== null) db.close();
    held.close();
  });
  try {
    await db.open();
  } catch (error) {
    db.close();
    if (!isOlder) throw error;
    // The browser took the whole upgrade back.
    report('stored data', 'storage', error, [`from version ${version / PER_VERSION}`]);
    return { db: await asItIs(), readOnly: 'stuck' };
  } finally {
    held?.close();
  }
  return { db, readOnly: false };
}

/**
 * Keeps this version's data from a newer version for as long as Dexie takes to open it: newer data Dexie opens, too, and
 * adds what it misses. Null where neither is there.
 */
function hold(): Promise<IDBDatabase | 'newer' | null> {
  return new Promise((resolve) => {
    const request = indexedDB.open(DATABASE, VERSION * PER_VERSION);
    // Deleted since: Dexie makes it anew.
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(request.error?.name === 'VersionError' ? 'newer' : null);
  });
}

/** Without versions Dexie takes the tables as they are. */
async function asItIs(): Promise<Dexie> {
  const db = new Dexie(DATABASE, { autoOpen: false });
  await db.open();
  return db;
}

async function inTime(store: Promise<Store>): Promise<Store> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${OPEN_LIMIT_MS / 1000} s`)), OPEN_LIMIT_MS);
  });
  try {
    return await Promise.race([store, late]);
  } finally {
    clearTimeout(timer);
  }
}

function waiting(): ExpectedError {
  return new ExpectedError('storage-closed', `${WAITING_WORDS} Nothing was changed.`);
}

/** Firefox opens no database for pages in private windows; the background, which is in none, has it open. */
export function isPrivate(): boolean {
  return browser.extension.inIncognitoContext;
}

export const PRIVATE_WORDS =
  'In a private window Firefox keeps Plumbline’s lists shut. Badges, cards and the popup work here; open this page in a window that is not private.';

function closed(error: unknown): ExpectedError {
  if (isPrivate()) return new ExpectedError('storage-closed', PRIVATE_WORDS);
  const why = error instanceof Error ? error.message : String(error);
  return new ExpectedError(
    'storage-closed',
    `The browser does not open Plumbline's data (${why}). Nothing was changed; restart the browser and try again.`,
  );
}
