import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ExpectedError } from '../../lib/platform/errors.ts';
import { reportTo } from '../../lib/platform/report.ts';
import { DATABASE, isUpgrading, openInTheEnd, openStore, openWritable } from '../../lib/storage/db.ts';
import { applyEdit } from '../../lib/storage/edits.ts';
import { MIGRATIONS, VERSION } from '../../lib/storage/migrations/index.ts';
import { readGoals, readSettings, readSightings } from '../../lib/storage/read.ts';
import { goal } from '../core/records.ts';
import { freshDatabase } from './fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

beforeEach(freshDatabase);
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** What a newer version leaves behind: goals with a field more, a table we do not know, none of the sightings. */
async function newerData(): Promise<void> {
  await freshDatabase();
  const newer = new Dexie(DATABASE);
  newer.version(VERSION + 2).stores({ goals: ', mood', moods: '++id', settings: '' });
  await newer.table('goals').put({ ...goal('a', 1), mood: 'calm' }, 'a');
  await newer.table('moods').put({ id: 1, name: 'calm' });
  newer.close();
}

async function raw(): Promise<{ version: number; tables: string[]; goals: unknown[] }> {
  const db = await new Dexie(DATABASE).open();
  const found = {
    version: db.verno,
    tables: db.tables.map(({ name }) => name),
    goals: await db.table('goals').toArray(),
  };
  db.close();
  return found;
}

describe('openStore', () => {
  it('opens once for all who ask, and again after it was closed', async () => {
    const [one, two] = await Promise.all([openStore(), openStore()]);
    expect(one.db).toBe(two.db);
    one.db.close();
    const [three, four] = await Promise.all([openStore(), openStore()]);
    expect(three.db).toBe(four.db);
    expect(three.db).not.toBe(one.db);
    expect(three.readOnly).toBe(false);
  });

  it('fault 10: reads what it knows of newer data, and leaves every byte of it', async () => {
    await newerData();
    const before = await raw();
    expect((await openStore()).readOnly).toBe('newer');
    expect(await readGoals()).toEqual([expect.objectContaining({ id: 'a', mood: 'calm' })]);
    expect(await readSightings()).toEqual([]);
    expect((await readSettings()).scopes).toEqual([]);
    await expect(openWritable()).rejects.toThrow('It is kept as it is and read only here.');
    await expect(
      applyEdit('edit-0001', { kind: 'goal-state', goal: 'a', state: 'retired' }),
    ).rejects.toMatchObject({
      code: 'newer-data',
    });
    (await openStore()).db.close();
    expect(await raw()).toEqual(before);
    expect(before).toMatchObject({ version: VERSION + 2, tables: ['goals', 'moods', 'settings'] });
  });

  it('fault 9: finds newer data that came while it was opening, and leaves every byte of it', async () => {
    await newerData();
    const before = await raw();
    const older = [{ name: DATABASE, version: VERSION * 10 }];
    vi.spyOn(indexedDB, 'databases').mockResolvedValueOnce(older);
    expect((await openStore()).readOnly).toBe('newer');
    (await openStore()).db.close();
    expect(await raw()).toEqual(before);
  });

  it.each([
    ['upgraded by a newer version', (VERSION + 1) * 10, 'newer'],
    ['deleted', null, false],
  ] as const)('fault 9, 17: makes way where the data is %s while it is opening', async (_, to, readOnly) => {
    (await openStore()).db.close();
    const open = indexedDB.open.bind(indexedDB);
    const { promise: others, resolve, reject } = Promise.withResolvers<void>();
    vi.spyOn(indexedDB, 'open').mockImplementationOnce((...asked) => {
      const opening = open(...asked);
      // It waits for what is open now, and whoever asks later waits for it.
      opening.addEventListener('success', () => {
        const other = to ? open(DATABASE, to) : indexedDB.deleteDatabase(DATABASE);
        other.onupgradeneeded = () => other.result?.createObjectStore('moods');
        other.onsuccess = () => resolve(other.result?.close());
        other.onerror = () => reject(other.error);
      });
      return opening;
    });
    const { db, readOnly: isReadOnly } = await openStore();
    await others;
    expect(isReadOnly).toBe(readOnly);
    expect(db.verno).toBe((to ?? VERSION * 10) / 10);
    expect(db.tables.some(({ name }) => name === 'moods')).toBe(to !== null);
    db.close();
  });

  it('makes way for a newer version that upgrades the data, and is read-only from then on', async () => {
    const { db } = await openStore();
    const newer = new Dexie(DATABASE);
    newer.version(VERSION + 1).stores({ moods: '++id' });
    await newer.open();
    expect(db.isOpen()).toBe(false);
    expect((await openStore()).readOnly).toBe('newer');
    newer.close();
  });

  it('fault 16: gives up after 5 s when the browser never answers, and tries again when asked again', async () => {
    (await openStore()).db.close();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    vi.stubGlobal('indexedDB', { databases: () => new Promise(() => undefined) });
    let failed: unknown;
    const opening = openStore().catch((error: unknown) => {
      failed = error;
    });
    await vi.advanceTimersByTimeAsync(4_999);
    expect(failed).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    await opening;
    expect(failed).toBeInstanceOf(ExpectedError);
    expect(failed).toMatchObject({
      code: 'storage-closed',
      message: expect.stringContaining('no answer in 5 s'),
    });
    vi.unstubAllGlobals();
    vi.useRealTimers();
    expect((await openStore()).db.isOpen()).toBe(true);
  });

  it('fault 16: says so when the browser refuses', async () => {
    (await openStore()).db.close();
    vi.stubGlobal('indexedDB', { databases: () => Promise.reject(new Error('the profile is locked')) });
    await expect(openStore()).rejects.toMatchObject({
      code: 'storage-closed',
      message: expect.stringContaining('the profile is locked'),
    });
  });

  it('fault 16: what answers after all, but too late, is in nobody’s way', async () => {
    (await openStore()).db.close();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { databases } = indexedDB;
    const late = Promise.withResolvers<void>();
    vi.spyOn(indexedDB, 'databases').mockImplementationOnce(async () => {
      await late.promise;
      return databases.call(indexedDB);
    });
    const failing = expect(openStore()).rejects.toMatchObject({ code: 'storage-closed' });
    await vi.advanceTimersByTimeAsync(5_000);
    await failing;
    vi.useRealTimers();
    late.resolve();
    (await openStore()).db.close();
    await Dexie.delete(DATABASE);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(DATABASE);
  });

  it('fault 13: tries once more at once, as a browser that found damaged files has mended them by then', async () => {
    (await openStore()).db.close();
    vi.spyOn(indexedDB, 'databases').mockRejectedValueOnce(new Error('Internal error opening backing store'));
    expect((await openStore()).db.isOpen()).toBe(true);
  });

  it('fault 16: goes on trying for a page that waits', async () => {
    (await openStore()).db.close();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const locked = new Error('the profile is locked');
    vi.spyOn(indexedDB, 'databases').mockRejectedValueOnce(locked).mockRejectedValueOnce(locked);
    const opening = openInTheEnd();
    await vi.advanceTimersByTimeAsync(5_000);
    vi.useRealTimers();
    expect((await opening).db.isOpen()).toBe(true);
  });
});

describe('an upgrade', () => {
  /** Data of the version before, as it was made by that version. */
  async function olderData(): Promise<void> {
    await freshDatabase();
    const older = new Dexie(DATABASE);
    for (const { version, stores } of MIGRATIONS.slice(0, -1)) older.version(version).stores(stores);
    await older.table('goals').put(goal('a', 1), 'a');
    older.close();
  }

  /** A connection that does not make way, as a debugger may hold one. */
  function heldOpen(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(DATABASE);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  it('fault 17: waits for a connection that stays, says so, and completes when that is released', async () => {
    await olderData();
    const held = await heldOpen();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const waiting = expect(openStore()).rejects.toMatchObject({
      code: 'storage-closed',
      message: expect.stringContaining('Close other Plumbline tabs'),
    });
    await vi.waitFor(() => expect(isUpgrading()).toBe(true));
    await vi.advanceTimersByTimeAsync(5_000);
    await waiting;
    vi.useRealTimers();
    expect(isUpgrading()).toBe(true);
    const opening = openInTheEnd();
    held.close();
    expect(await opening).toMatchObject({ readOnly: false });
    expect(isUpgrading()).toBe(false);
    expect((await readGoals()).map(({ id }) => id)).toEqual(['a']);
  });

  it('fault 18: that throws leaves every byte as it was, to be read and not written, and says so', async () => {
    await olderData();
    const before = await raw();
    const problems = vi.fn(async () => undefined);
    reportTo(problems);
    const [newest] = MIGRATIONS.slice(-1);
    if (!newest) throw new Error('there is no migration');
    const { upgrade } = newest;
    try {
      newest.upgrade = async (transaction) => {
        await transaction.table('goals').clear();
        throw new Error('no such week');
      };
      expect((await openStore()).readOnly).toBe('stuck');
    } finally {
      if (upgrade) newest.upgrade = upgrade;
      else delete newest.upgrade;
    }
    expect((await readGoals()).map(({ id }) => id)).toEqual(['a']);
    expect(await readSightings()).toEqual([]);
    await expect(
      applyEdit('edit-0001', { kind: 'goal-state', goal: 'a', state: 'retired' }),
    ).rejects.toMatchObject({ code: 'newer-data', message: expect.stringContaining('this version’s form') });
    expect(problems).toHaveBeenCalledWith(
      expect.objectContaining({ part: 'stored data', message: 'Error: no such week' }),
    );
    (await openStore()).db.close();
    expect(await raw()).toEqual(before);
    // The next start tries again.
    expect(await openStore()).toMatchObject({ readOnly: false });
  });
});
