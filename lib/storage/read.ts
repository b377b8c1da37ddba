import Dexie from 'dexie';
import { deviceOf } from '../core/clock.ts';
import type { Records } from '../core/edit.ts';
import { SETTINGS_ID } from '../core/edits/changes.ts';
import type { Goal } from '../core/goal.ts';
import { sameKey, shortKey } from '../core/issue.ts';
import { DEFAULT_SETTINGS, type Settings } from '../core/settings.ts';
import type { Sighting } from '../core/sighting.ts';
import type { Fields, Stamped } from '../core/stamped.ts';
import type { SyncInfo } from '../core/sync-info.ts';
import { MAILBOX_LIMIT } from '../sync/mailbox.ts';
import { DATABASE, openStore } from './db.ts';
import { sightingIn, sightingsIn } from './packs.ts';
import { rowsOf } from './rows.ts';
import type { LoggedEdit, StoredProblem } from './schemas.ts';
import { clockIn, fieldsOf, PAUSED, stateIn, syncRow } from './stamps.ts';

/**
 * What is stored, for extension pages and the background. Every function rejects with an ExpectedError when the
 * database cannot be opened, and leaves out rows that its schema refuses.
 */

/** True when a newer version wrote the data: it can be read here and not changed. */
export async function isReadOnly(): Promise<boolean> {
  return (await openStore()).readOnly !== false;
}

/** Rank 1 first. */
export async function readGoals(): Promise<Goal[]> {
  const { db } = await openStore();
  return (await rowsOf(db, 'goals')).toSorted((a, b) => a.rank - b.rank);
}

/** A person's own settings; the shipped ones where nothing was set. */
export async function readSettings(): Promise<Settings> {
  const { db } = await openStore();
  return settingsIn(db);
}

/** Everything a person has put in. */
export async function readRecords(): Promise<Records> {
  const { db } = await openStore();
  return recordsIn(db);
}

/** Every issue that a page has shown. */
export async function readSightings(): Promise<Sighting[]> {
  const { db } = await openStore();
  return sightingsIn(db);
}

/** What was read of one issue, by its key in any spelling; null when no page has shown it. */
export async function readSighting(key: string): Promise<Sighting | null> {
  const { db } = await openStore();
  return sightingIn(db, sameKey(key));
}

/** Newest first. */
export async function readProblems(): Promise<StoredProblem[]> {
  const { db } = await openStore();
  return rowsOf(db, 'problems', (table) => table.orderBy('at').reverse());
}

/** The newest edits, newest first. */
export async function readEdits(limit: number): Promise<LoggedEdit[]> {
  const { db } = await openStore();
  return rowsOf(db, 'edits', (table) => table.reverse().limit(limit));
}

/** What is known of the browser's sync, and what it settled between devices. */
export async function readSync(): Promise<SyncInfo> {
  const { db } = await openStore();
  const { takenAt, bytes, held, left, trouble, unreadable, newer } = await stateIn(db);
  const [clock, paused, rows] = [await clockIn(db), await syncRow(db, PAUSED), await rowsOf(db, 'conflicts')];
  const fields = await fieldsOf(db, rows);
  const conflicts = rows.map(({ key: _, ...row }, i) => ({
    ...row,
    name: nameOf(row, fields[i] ?? {}),
    isOwn: deviceOf(row.kept[1]) === clock.device,
  }));
  return {
    ...{ takenAt, bytes, limit: MAILBOX_LIMIT, held, left, trouble, unreadable, newer },
    paused: paused !== undefined,
    conflicts: conflicts.toReversed(),
  };
}

/** What people call a record, one that was deleted too. */
function nameOf({ table, id }: Pick<Stamped, 'table' | 'id'>, { title }: Fields): string {
  if (table === 'settings') return 'Settings';
  if (table === 'goals') return typeof title?.[0] === 'string' ? title[0] : id;
  return table === 'focuses' ? id : shortKey(id.split(' ', 1)[0] ?? id);
}

/**
 * Called with the tables that any part of the extension has written to, until the returned function is called.
 * One edit is one call.
 */
export function onStored(callback: (tables: ReadonlySet<string>) => void): () => void {
  const prefix = `idb://${DATABASE}/`;
  const onMutated = (parts: object) => {
    const ours = Object.keys(parts).filter((part) => part.startsWith(prefix));
    const tables = new Set(ours.map((part) => part.slice(prefix.length).replace(/\/.*$/, '')));
    if (tables.size > 0) callback(tables);
  };
  Dexie.on.storagemutated.subscribe(onMutated);
  return () => Dexie.on.storagemutated.unsubscribe(onMutated);
}

export type Acts = Pick<Records, 'links' | 'dispositions'>;
export const NO_ACTS: Acts = { links: [], dispositions: [] };

/** The records, with all acts or with those given. Safe inside a transaction, as are those below. */
export async function recordsIn(db: Dexie, acts?: Acts): Promise<Records> {
  // Asked for at once: the browser's answers come one by one from another process.
  const [goals, focuses, links, dispositions, settings] = await Dexie.Promise.all([
    rowsOf(db, 'goals'),
    rowsOf(db, 'focuses'),
    acts?.links ?? rowsOf(db, 'links'),
    acts?.dispositions ?? rowsOf(db, 'dispositions'),
    settingsIn(db),
  ]);
  return { goals, focuses, links, dispositions, settings };
}

/** The same. Safe inside a transaction. */
export async function settingsIn(db: Dexie): Promise<Settings> {
  const [settings = DEFAULT_SETTINGS] = await rowsOf(db, 'settings', (table) =>
    table.where(':id').equals(SETTINGS_ID),
  );
  return settings;
}

/** The acts on these issues. Safe inside a transaction. */
export async function actsOf(db: Dexie, keys: readonly string[]): Promise<Acts> {
  const same = [...new Set(keys.map(sameKey))];
  // Each by itself, all at once: many together Dexie finds with a cursor, which waits for the browser at every step.
  const [links, dispositions] = await Dexie.Promise.all([
    all(same.map((key) => rowsOf(db, 'links', (table) => table.where(':id').startsWith(`${key} `)))),
    all(same.map((key) => rowsOf(db, 'dispositions', (table) => table.where(':id').equals(key)))),
  ]);
  return { links, dispositions };
}

async function all<T>(lists: Promise<T[]>[]): Promise<T[]> {
  const found = await Dexie.Promise.all(lists);
  return found.flat();
}

/** The acts on the issues of a container (issue.ts). */
export async function actsInside(db: Dexie, container: string): Promise<Acts> {
  const prefix = `${sameKey(container)}${container.startsWith('jira:') ? '-' : '#'}`;
  const [links, dispositions] = await Dexie.Promise.all([
    rowsOf(db, 'links', (table) => table.where(':id').startsWith(prefix)),
    rowsOf(db, 'dispositions', (table) => table.where(':id').startsWith(prefix)),
  ]);
  return { links, dispositions };
}
