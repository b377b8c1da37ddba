import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { describe, expect, it, vi } from 'vitest';
import { packed } from '../../lib/background/safety.ts';
import { NO_STAMP, nextStamp } from '../../lib/core/clock.ts';
import type { Edit } from '../../lib/core/edit.ts';
import type { Field, Stamped } from '../../lib/core/stamped.ts';
import { VIEW_KEY } from '../../lib/core/view.ts';
import { COPY_KEY, readCopy } from '../../lib/storage/copy.ts';
import { DATABASE } from '../../lib/storage/db.ts';
import { readDevice } from '../../lib/storage/device.ts';
import { applyUndo } from '../../lib/storage/edits.ts';
import { keptRecords } from '../../lib/storage/kept.ts';
import { MIGRATIONS } from '../../lib/storage/migrations/index.ts';
import { readRecords } from '../../lib/storage/read.ts';
import { readNoRoom } from '../../lib/storage/room.ts';
import { syncStore } from '../../lib/storage/sync-store.ts';
import { readItems } from '../../lib/sync/read.ts';
import { sorted } from '../core/records.ts';
import { browser } from '../platform/fake-browser.ts';
import { closeDatabase } from '../storage/fresh.ts';
import {
  aPlan,
  background,
  eachAnew,
  loseDatabase,
  losingWhatComesNow,
  nothing,
  park,
  SHOP,
  save,
} from './safety-cases.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

eachAnew();

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
    expect((await readDevice()).recovery).toEqual({ kind: 'newest', count: 7, of: 7 });
    const after = await browser.storage.local.get(null);
    expect(after[`acts:${SHOP}`]).toEqual(local[`acts:${SHOP}`]);
    // What was beside the copy is in it now.
    expect(await readCopy()).toMatchObject({ count: 12, later: [] });
    await background().start(nothing);
    expect((await readDevice()).recovery).toMatchObject({ count: 7 });
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
    const last = await aPlan();
    await background().start(nothing);
    browser.storage.local.set.mockClear();
    await background().start(nothing);
    // Nor anything else: each write wakes tracker pages.
    expect(browser.storage.local.set).not.toHaveBeenCalled();
    await applyUndo(last, () => undefined);
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
