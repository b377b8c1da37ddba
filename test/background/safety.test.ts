import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { safety } from '../../lib/background/safety.ts';
import { VIEW_KEY } from '../../lib/core/view.ts';
import { COPY_KEY, readCopy } from '../../lib/storage/copy.ts';
import { openStore } from '../../lib/storage/db.ts';
import { readDevice } from '../../lib/storage/device.ts';
import { deleteEverything } from '../../lib/storage/erase.ts';
import { readRecords } from '../../lib/storage/read.ts';
import { syncStore } from '../../lib/storage/sync-store.ts';
import { saveToken } from '../../lib/storage/tokens.ts';
import { LIMITS } from '../../lib/sync/mailbox.ts';
import { readItems } from '../../lib/sync/read.ts';
import { sorted } from '../core/records.ts';
import { browser } from '../platform/fake-browser.ts';
import {
  aPlan,
  background,
  eachAnew,
  loseDatabase,
  nothing,
  pack,
  park,
  room,
  SHOP,
  save,
  unpack,
} from './safety-cases.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

eachAnew();

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
    room.limits = { ...LIMITS, bytes: 1_400 };
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
