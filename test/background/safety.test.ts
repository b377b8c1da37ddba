import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { packed, type Safety, safety } from '../../lib/background/safety.ts';
import { NO_STAMP, nextStamp } from '../../lib/core/clock.ts';
import type { Edit } from '../../lib/core/edit.ts';
import type { Field, Stamped } from '../../lib/core/stamped.ts';
import { VIEW_KEY } from '../../lib/core/view.ts';
import { reportTo } from '../../lib/platform/report.ts';
import { COPY_KEY, readCopy } from '../../lib/storage/copy.ts';
import { DATABASE, openStore } from '../../lib/storage/db.ts';
import { readDevice } from '../../lib/storage/device.ts';
import { applyEdit, applyUndo } from '../../lib/storage/edits.ts';
import { deleteEverything } from '../../lib/storage/erase.ts';
import { keptRecords, recordsInCopy } from '../../lib/storage/kept.ts';
import { MIGRATIONS } from '../../lib/storage/migrations/index.ts';
import { publishChanges } from '../../lib/storage/publish.ts';
import { readRecords } from '../../lib/storage/read.ts';
import { readNoRoom } from '../../lib/storage/room.ts';
import { syncStore } from '../../lib/storage/sync-store.ts';
import { saveToken } from '../../lib/storage/tokens.ts';
import { LIMITS } from '../../lib/sync/mailbox.ts';
import { readItems } from '../../lib/sync/read.ts';
import { fitWindow } from '../../lib/sync/window.ts';
import { sorted } from '../core/records.ts';
import { browser, resetBrowser } from '../platform/fake-browser.ts';
import { closeDatabase, freshDatabase } from '../storage/fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const SHOP = 'github:github.com/acme/shop';
const problems = vi.fn(async () => undefined);
let count = 0;
let limits = LIMITS;

const pack = async () => (await fitWindow(syncStore, '', limits))?.items ?? {};
const unpack = recordsInCopy;

/** As after a start of the background: the same stores, nothing in memory. */
const background = (): Safety => safety({ store: syncStore, pack, unpack });
const nothing = vi.fn(async () => 0);

async function save(edit: Edit, { keep }: Partial<Safety> = {}): Promise<string> {
  const { made, records } = await applyEdit(`edit-${String(++count).padStart(6, '0')}`, edit);
  await Promise.all([publishChanges(made.changes), keep?.(records)]);
  return made.id;
}
const park = (...issues: string[]): Edit => ({ kind: 'dispose', issues, disposition: { kind: 'parked' } });

/** Three goals, a focus, a link, five answers and a scope: ten records. */
async function aPlan(): Promise<void> {
  await save({ kind: 'settings', patch: { scopes: [SHOP] } });
  for (const title of ['Checkout', 'Search', 'Gifts'])
    await save({ kind: 'goal', goal: { title, rules: [] } });
  await save({ kind: 'focus', focus: { week: '2026-W47', goal: 'checkout' } });
  await save({ kind: 'link', issue: `${SHOP}#1`, goal: 'checkout' });
  await save(park(...[2, 3, 4, 5, 6].map((n) => `${SHOP}#${n}`)));
}

/** What the browser does to a database whose files it cannot read. */
async function loseDatabase(): Promise<void> {
  await closeDatabase();
  await Dexie.delete(DATABASE);
}

/** What the browser does to a database whose newest changes it cannot read. @returns does it */
async function losingWhatComesNow(): Promise<() => Promise<void>> {
  const { db } = await openStore();
  const kept = await Promise.all(
    db.tables.map(async (table) => ({
      table,
      keys: table.schema.primKey.keyPath ? undefined : await table.toCollection().primaryKeys(),
      rows: await table.toArray(),
    })),
  );
  return async () => {
    for (const { table, keys, rows } of kept) {
      await table.clear();
      await table.bulkPut(rows, keys);
    }
  };
}

beforeEach(async () => {
  await freshDatabase();
  resetBrowser();
  reportTo(problems);
  problems.mockClear();
  nothing.mockClear();
  limits = LIMITS;
  vi.useFakeTimers({ toFake: ['setTimeout'] });
});
afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
  expect(problems).not.toHaveBeenCalled();
});

describe('the database is lost', () => {
  it('fault 13: comes back from the second copy, and the person is told how many records', async () => {
    await background().start(nothing);
    await aPlan();
    await background().start(nothing);
    const before = sorted(await readRecords());
    await loseDatabase();
    await background().start(nothing);
    expect(sorted(await readRecords())).toEqual(before);
    expect((await readDevice()).recovery).toEqual({ kind: 'restored', count: 10, of: 10 });
    // Tracker pages see what they saw.
    const { [VIEW_KEY]: view } = await browser.storage.local.get(VIEW_KEY);
    expect(view).toMatchObject({
      scopes: [SHOP],
      goals: [{ id: 'checkout' }, { id: 'search' }, { id: 'gifts' }],
    });
    // The next start finds nothing amiss.
    await background().start(nothing);
    expect((await readDevice()).recovery).toMatchObject({ count: 10, of: 10 });
  });

  it('fault 13: says how many of how many when the copy has room for some only, and that a token is gone', async () => {
    await background().start(nothing);
    await aPlan();
    await saveToken('github.com', 'ghp_0123456789');
    await save(park(`${SHOP}#7`));
    limits = { ...LIMITS, bytes: 1_400 };
    await background().start(nothing);
    await loseDatabase();
    await background().start(nothing);
    const { recovery } = await readDevice();
    expect(recovery).toMatchObject({ kind: 'restored', of: 11, token: true });
    expect(recovery?.count).toBeGreaterThan(2);
    expect(recovery?.count).toBeLessThan(11);
  });

  it('fault 13: what was deleted before stays deleted, and a restore that is cut off begins anew', async () => {
    await background().start(nothing);
    await aPlan();
    await save({ kind: 'clear', issue: `${SHOP}#2` });
    await background().start(nothing);
    const before = sorted(await readRecords());
    await loseDatabase();
    const killed = { ...syncStore, merge: () => new Promise<never>(() => undefined) };
    void safety({ store: killed, pack, unpack }).start(nothing);
    await vi.waitFor(async () => expect(await (await openStore()).db.table('goals').count()).toBe(0));
    // Killed after the merge: what was done is done, and told by the next one.
    await syncStore.merge(unpack((await readCopy()) ?? { items: {}, later: [] }));
    await background().start(nothing);
    expect(sorted(await readRecords())).toEqual(before);
    expect((await readDevice()).recovery).toEqual({ kind: 'restored', count: 9, of: 9 });
  });

  it('fault 13, 16: comes back as soon as a database that did not open does', async () => {
    await background().start(nothing);
    await aPlan();
    await background().start(nothing);
    await loseDatabase();
    const damaged = new Error('Internal error opening backing store');
    vi.spyOn(indexedDB, 'databases').mockRejectedValueOnce(damaged).mockRejectedValueOnce(damaged);
    const starting = background().start(nothing);
    await vi.advanceTimersByTimeAsync(5_000);
    vi.useRealTimers();
    await starting;
    expect((await readRecords()).goals).toHaveLength(3);
  });

  it('fault 13: an edit waits until everything is back', async () => {
    await background().start(nothing);
    await aPlan();
    await background().start(nothing);
    await loseDatabase();
    const { restored } = background();
    await restored();
    await save({ kind: 'link', issue: `${SHOP}#9`, goal: 'search' });
    expect((await readRecords()).links).toHaveLength(2);
  });

  it('fault 13: one lost while the background runs does not take the copy with it', async () => {
    await background().start(nothing);
    await aPlan();
    const running = background();
    await running.start(nothing);
    await loseDatabase();
    running.copySoon();
    running.copySoon();
    await vi.advanceTimersByTimeAsync(2_000);
    vi.useRealTimers();
    await vi.waitFor(async () => expect((await readRecords()).goals).toHaveLength(3));
    expect((await readCopy())?.count).toBe(10);
  });

  it('fault 15: with the copy gone too, what the mailbox holds comes back and is counted', async () => {
    await background().start(nothing);
    await aPlan();
    const mailbox = await pack();
    await loseDatabase();
    await browser.storage.local.clear();
    await background().start(async () => {
      await syncStore.merge(readItems(mailbox).records);
      return 10;
    });
    expect((await readRecords()).goals).toHaveLength(3);
    expect((await readDevice()).recovery).toEqual({ kind: 'from-sync', count: 10, of: 10 });
    expect(await browser.storage.local.get(VIEW_KEY)).toMatchObject({ [VIEW_KEY]: { scopes: [SHOP] } });
    expect((await readCopy())?.count).toBe(10);
  });

  it('fault 15: the mailbox adds to what the copy had', async () => {
    await background().start(nothing);
    await aPlan();
    await background().start(nothing);
    await save(park(`${SHOP}#8`));
    const mailbox = await pack();
    await loseDatabase();
    await background().start(async () => {
      await syncStore.merge(readItems(mailbox).records);
      return 1;
    });
    expect((await readDevice()).recovery).toEqual({ kind: 'restored', count: 11, of: 11 });
  });

  it('what is made on a new device while the mailbox is looked at came from no other', async () => {
    await background().start(async () => {
      await aPlan();
      return 0;
    });
    expect((await readRecords()).goals).toHaveLength(3);
    expect((await readDevice()).recovery).toBeUndefined();
  });

  it('a database that is empty because nothing was ever in it, or all was deleted, is not lost', async () => {
    await background().start(nothing);
    expect((await readDevice()).recovery).toBeUndefined();
    await aPlan();
    await background().start(nothing);
    // Killed between the deletion and the clearing of storage.local.
    browser.storage.local.clear.mockRejectedValueOnce(new Error('killed'));
    await expect(deleteEverything()).rejects.toThrow('killed');
    await background().start(nothing);
    expect((await readRecords()).goals).toEqual([]);
    expect((await readDevice()).recovery).toBeUndefined();
  });

  it('what was deleted stays so when the deletion broke off and something was saved at once', async () => {
    await background().start(nothing);
    await aPlan();
    await background().start(nothing);
    browser.storage.local.clear.mockRejectedValueOnce(new Error('killed'));
    await expect(deleteEverything()).rejects.toThrow('killed');
    await save({ kind: 'goal', goal: { title: 'Anew', rules: [] } });
    await background().start(nothing);
    expect((await readRecords()).goals.map(({ title }) => title)).toEqual(['Anew']);
    expect((await readDevice()).recovery).toBeUndefined();
  });
});

it('what was deleted is not brought back by a copy that was under way', async () => {
  const running = background();
  await running.start(nothing);
  await aPlan();
  await running.start(nothing);
  await save(park(`${SHOP}#9`));
  const { promise, resolve } = Promise.withResolvers<void>();
  const { set } = browser.storage.local;
  const write = set.getMockImplementation();
  set.mockImplementationOnce(async (items) => {
    await promise;
    await write?.(items);
  });
  running.copySoon();
  await vi.advanceTimersByTimeAsync(2_000);
  vi.useRealTimers();
  await vi.waitFor(() => expect(set.mock.lastCall?.[0]).toHaveProperty(COPY_KEY));
  await deleteEverything();
  const erasing = running.erased();
  resolve();
  await erasing;
  expect(await readCopy()).toBeNull();
  await save({ kind: 'goal', goal: { title: 'Anew', rules: [] } });
  await background().start(nothing);
  expect((await readRecords()).goals.map(({ title }) => title)).toEqual(['Anew']);
});

describe('the newest changes of the database are lost', () => {
  it('fault 4: every edit that was acknowledged comes back from beside the copy, in the database and in pages', async () => {
    const running = background();
    await running.start(nothing);
    await aPlan();
    await running.start(nothing);
    const lose = await losingWhatComesNow();
    const kept: Edit[] = [
      park(`${SHOP}#7`, `${SHOP}#8`),
      { kind: 'clear', issue: `${SHOP}#2` },
      { kind: 'goal', goal: { title: 'Speed', rules: [] } },
      { kind: 'rank', order: ['speed', 'checkout', 'search', 'gifts'] },
    ];
    for (const edit of kept) await save(edit, running);
    const before = sorted(await readRecords());
    const local = await browser.storage.local.get(null);
    await lose();
    expect(sorted(await readRecords())).not.toEqual(before);
    await background().start(nothing);
    expect(sorted(await readRecords())).toEqual(before);
    expect((await readDevice()).recovery).toMatchObject({ kind: 'restored', count: 12, of: 12 });
    const after = await browser.storage.local.get(null);
    expect(after[`acts:${SHOP}`]).toEqual(local[`acts:${SHOP}`]);
    // What was beside the copy is in it now.
    expect(await readCopy()).toMatchObject({ count: 12, later: [] });
    await background().start(nothing);
    expect((await readDevice()).recovery).toMatchObject({ count: 12, of: 12 });
  });

  it('fault 4: what the copy had taken in already comes back, too', async () => {
    const running = background();
    await running.start(nothing);
    const lose = await losingWhatComesNow();
    await aPlan();
    await running.start(nothing);
    const before = sorted(await readRecords());
    await lose();
    await background().start(nothing);
    expect(sorted(await readRecords())).toEqual(before);
  });

  it('fault 4: an import is in the copy before it is acknowledged', async () => {
    const running = background();
    await running.start(nothing);
    const lose = await losingWhatComesNow();
    const issues = Array.from({ length: 201 }, (_, n) => `${SHOP}#${n + 1}`);
    await save(park(...issues), running);
    expect(await readCopy()).toMatchObject({ count: 201, later: [] });
    await lose();
    await background().start(nothing);
    expect((await readRecords()).dispositions).toHaveLength(201);
  });

  it('fault 4, 20: an edit is acknowledged, and no other lost, where there is no room beside the copy', async () => {
    const running = background();
    await running.start(nothing);
    await aPlan();
    await running.start(nothing);
    await save(park(`${SHOP}#7`), running);
    const { set } = browser.storage.local;
    const write = set.getMockImplementation();
    set.mockImplementation(async (items) => {
      if ('copy+' in items) throw new Error('QUOTA_BYTES quota exceeded');
      await write?.(items);
    });
    await save(park(`${SHOP}#8`), running);
    expect(await readNoRoom()).toEqual(['copy']);
    if (write) set.mockImplementation(write);
    const lose = await losingWhatComesNow();
    await save(park(`${SHOP}#9`), running);
    expect(await readNoRoom()).toEqual([]);
    expect((await readCopy())?.later).toHaveLength(3);
    await lose();
    await background().start(nothing);
    expect((await readRecords()).dispositions).toHaveLength(8);
  });

  it('a background that was killed before the new copy keeps what its predecessor left beside the old one', async () => {
    const first = background();
    await first.start(nothing);
    await aPlan();
    await first.start(nothing);
    const lose = await losingWhatComesNow();
    await save(park(`${SHOP}#7`), first);
    const second = background();
    await second.restored();
    await save(park(`${SHOP}#8`), second);
    await lose();
    await background().start(nothing);
    expect((await readRecords()).dispositions).toHaveLength(7);
  });
});

describe('storage.local is lost', () => {
  it('fault 14: is written anew from the database, and the person is told', async () => {
    await background().start(nothing);
    await aPlan();
    await background().start(nothing);
    const before = await readCopy();
    await browser.storage.local.clear();
    await background().start(nothing);
    expect((await readDevice()).recovery).toEqual({ kind: 'shown-anew', count: 10, of: 10 });
    expect(await browser.storage.local.get(VIEW_KEY)).toMatchObject({ [VIEW_KEY]: { scopes: [SHOP] } });
    expect((await readCopy())?.items).toEqual(before?.items);
  });

  it('fault 14: a copy that is none is no copy', async () => {
    await background().start(nothing);
    for (const junk of [null, '', [], 7, { at: 1 }, { at: '', count: 'x', items: {} }]) {
      await browser.storage.local.set({ [COPY_KEY]: junk });
      expect(await readCopy()).toBeNull();
      await loseDatabase();
      await background().start(nothing);
      expect((await readDevice()).recovery).toBeUndefined();
    }
  });
});

describe('the copy', () => {
  it('holds every record, and follows edits within two seconds', async () => {
    const running = background();
    await running.start(nothing);
    await aPlan();
    running.copySoon();
    await vi.advanceTimersByTimeAsync(1_999);
    expect((await readCopy())?.count).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    vi.useRealTimers();
    await vi.waitFor(async () => expect((await readCopy())?.count).toBe(10));
    const kept = await keptRecords();
    expect(kept && sorted(kept)).toEqual(sorted(await readRecords()));
  });

  it('is never empty: of more goals than any mailbox could hold it has all', async () => {
    const stamp = nextStamp(NO_STAMP, Date.now(), 'other');
    const goals = Array.from({ length: 30 }, (_, n): Stamped => {
      const at = '2026-11-21T10:00:00.000Z';
      const rules = Array.from({ length: 9 }, (_, i) => `label:"${i}${'x'.repeat(480)}"`);
      const values = { title: `Goal ${n}`, state: 'active', rank: n + 1, rules, created: at, updated: at };
      const fields = Object.entries(values).map(([name, value]): [string, Field] => [name, [value, stamp]]);
      return { table: 'goals', id: `goal-${n}`, fields: Object.fromEntries(fields) };
    });
    await syncStore.merge(goals);
    await save(park(`${SHOP}#9`));
    expect(readItems(await packed(syncStore)).records).toHaveLength(30);
  });

  it('is written only when something changed', async () => {
    await aPlan();
    await background().start(nothing);
    browser.storage.local.set.mockClear();
    await background().start(nothing);
    // Nor anything else: each write wakes tracker pages.
    expect(browser.storage.local.set).not.toHaveBeenCalled();
    await applyUndo(`edit-${String(count).padStart(6, '0')}`, () => undefined);
    await background().start(nothing);
    expect((await readCopy())?.count).toBe(5);
  });

  it('fault 20: keeps the last one where there is no room for a new one, and says so', async () => {
    await background().start(nothing);
    await aPlan();
    const old = await readCopy();
    const { set } = browser.storage.local;
    const write = set.getMockImplementation();
    set.mockImplementation(async (items) => {
      if (COPY_KEY in items) throw new Error('QUOTA_BYTES quota exceeded');
      await write?.(items);
    });
    await background().start(nothing);
    expect(await readCopy()).toEqual(old);
    expect(await readNoRoom()).toEqual(['copy']);
    if (write) set.mockImplementation(write);
    await background().start(nothing);
    expect((await readCopy())?.count).toBe(10);
    expect(await readNoRoom()).toEqual([]);
  });
});

it('fault 10: newer data is neither restored nor copied', async () => {
  await aPlan();
  await closeDatabase();
  const newer = new Dexie(DATABASE);
  newer.version(99).stores({ ...MIGRATIONS.at(-1)?.stores, moods: '++id' });
  await newer.open();
  newer.close();
  const before = await browser.storage.local.get(null);
  await background().start(nothing);
  expect(await readCopy()).toBeNull();
  expect(await browser.storage.local.get(null)).toMatchObject(before);
});
