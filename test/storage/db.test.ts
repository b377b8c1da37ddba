import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ExpectedError } from '../../lib/platform/errors.ts';
import { DATABASE, openStore, openWritable } from '../../lib/storage/db.ts';
import { applyEdit } from '../../lib/storage/edits.ts';
import { VERSION } from '../../lib/storage/migrations/index.ts';
import { readGoals, readSettings, readSightings } from '../../lib/storage/read.ts';
import { goal } from '../core/records.ts';
import { freshDatabase } from './fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

beforeEach(freshDatabase);
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
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

  it('reads what it knows of newer data, and leaves every byte of it', async () => {
    await newerData();
    const before = await raw();
    expect((await openStore()).readOnly).toBe(true);
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

  it('makes way for a newer version that upgrades the data, and is read-only from then on', async () => {
    const { db } = await openStore();
    const newer = new Dexie(DATABASE);
    newer.version(VERSION + 1).stores({ moods: '++id' });
    await newer.open();
    expect(db.isOpen()).toBe(false);
    expect((await openStore()).readOnly).toBe(true);
    newer.close();
  });

  it('gives up after 5 s when the browser never answers, and tries again when asked again', async () => {
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

  it('says so when the browser refuses', async () => {
    (await openStore()).db.close();
    vi.stubGlobal('indexedDB', { databases: () => Promise.reject(new Error('the profile is locked')) });
    await expect(openStore()).rejects.toMatchObject({
      code: 'storage-closed',
      message: expect.stringContaining('the profile is locked'),
    });
  });
});
