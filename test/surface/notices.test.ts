// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Notice } from '../../components/common/notices-data.ts';
import { VIEW_KEY } from '../../lib/core/view.ts';
import { reportTo } from '../../lib/platform/report.ts';
import { keepCopy } from '../../lib/storage/copy.ts';
import { DATABASE, openStore, PRIVATE_WORDS } from '../../lib/storage/db.ts';
import { changeDevice } from '../../lib/storage/device.ts';
import { applyEdit } from '../../lib/storage/edits.ts';
import { MIGRATIONS } from '../../lib/storage/migrations/index.ts';
import { readRecords } from '../../lib/storage/read.ts';
import { sayRoom } from '../../lib/storage/room.ts';
import { syncStore } from '../../lib/storage/sync-store.ts';
import { recordsHere } from '../../lib/surface/export.ts';
import { followNotices } from '../../lib/surface/notices.ts';
import { readOptions } from '../../lib/surface/options.ts';
import { popupActions } from '../../lib/surface/popup.ts';
import { LIMITS } from '../../lib/sync/mailbox.ts';
import { fitWindow } from '../../lib/sync/window.ts';
import { view } from '../components/sample.ts';
import { sorted } from '../core/records.ts';
import { browser, resetBrowser } from '../platform/fake-browser.ts';
import { closeDatabase, freshDatabase } from '../storage/fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

type OnChange = (changes: object) => void;
const listeners = new Set<OnChange>();
const onChanged = {
  addListener: (one: OnChange) => listeners.add(one),
  removeListener: (one: OnChange) => listeners.delete(one),
};
const changed = (key: string) => {
  for (const one of listeners) one({ [key]: {} });
};
let stop: () => void = () => undefined;
let shown: Notice[] = [];

function follow(): void {
  stop = followNotices((notices) => {
    shown = notices;
  });
}
const words = () => shown.map((notice) => notice.words).join(' | ');
const ids = () => shown.map(({ id }) => id);
/** The timers that the code sets, and not those of the database's double. */
const fakeTimers = () => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });

/** Waits without letting the faked time pass, as vi.waitFor would. */
async function soon(check: () => void): Promise<void> {
  for (let turns = 0; turns < 200; turns += 1) {
    await new Promise((passed) => setImmediate(passed));
    try {
      return check();
    } catch (error) {
      if (turns === 199) throw error;
    }
  }
}

beforeEach(async () => {
  await freshDatabase();
  resetBrowser();
  Object.assign(browser.storage.local, { onChanged });
  Object.assign(browser.storage.session, { onChanged });
  reportTo(async () => undefined);
  shown = [];
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a database that does not open', () => {
  async function aCopy(): Promise<void> {
    await applyEdit('edit-scopes', { kind: 'settings', patch: { scopes: ['acme/shop'] } });
    await applyEdit('edit-goal', { kind: 'goal', goal: { title: 'Checkout', rules: ['label:x'] } });
    const items = (await fitWindow(syncStore, '', LIMITS))?.items ?? {};
    await keepCopy({ count: 1, last: '', items }, () => []);
    await closeDatabase();
  }

  it('fault 16: that never answers is said after 5 s, and taken back when it does', async () => {
    await aCopy();
    fakeTimers();
    const databases = vi.spyOn(indexedDB, 'databases').mockReturnValue(new Promise(() => undefined));
    follow();
    await vi.advanceTimersByTimeAsync(4_999);
    expect(ids()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    await soon(() => expect(shown).toMatchObject([{ id: 'closed', actions: ['export'] }]));
    expect(words()).toContain('nothing can be changed now');
    databases.mockRestore();
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    await vi.waitFor(() => expect(shown).toEqual([]));
  });

  it('fault 16: that fails leaves options and export what the copy holds, and the popup what was published', async () => {
    await aCopy();
    const before = sorted(await readRecords());
    await closeDatabase();
    vi.spyOn(indexedDB, 'databases').mockRejectedValue(new Error('the profile is locked'));
    expect(sorted(await recordsHere())).toEqual(before);
    expect(await readOptions()).toMatchObject({
      settings: { scopes: ['github:github.com/acme/shop'] },
      readOnly: true,
    });
    expect(await popupActions.goals()).toEqual(before.goals);
    expect(await popupActions.newGoals(view())).toEqual([]);
    expect(await popupActions.issuesSeen(view())).toEqual([]);
    expect(await popupActions.broken()).toBeNull();
    await expect(
      applyEdit('edit-refused', { kind: 'goal', goal: { title: 'Search', rules: [] } }),
    ).rejects.toMatchObject({
      code: 'storage-closed',
      message: expect.stringContaining('Nothing was changed'),
    });
  });

  it('fault 60: in a private window of Firefox says where it does', async () => {
    browser.extension.inIncognitoContext = true;
    await closeDatabase();
    vi.spyOn(indexedDB, 'databases').mockRejectedValue(new Error('A mutation operation was attempted'));
    follow();
    await vi.waitFor(() => expect(shown).toMatchObject([{ id: 'private', words: PRIVATE_WORDS }]));
    await expect(readOptions()).rejects.toMatchObject({ message: PRIVATE_WORDS });
  });

  it('fault 16: without a copy offers no export', async () => {
    await closeDatabase();
    vi.spyOn(indexedDB, 'databases').mockRejectedValue(new Error('the profile is locked'));
    follow();
    await vi.waitFor(() => expect(shown).toMatchObject([{ id: 'closed', actions: [] }]));
    await expect(recordsHere()).rejects.toMatchObject({ code: 'storage-closed' });
    await expect(readOptions()).rejects.toMatchObject({ code: 'storage-closed' });
  });
});

it('fault 17: an upgrade that waits is said after 2 s, not before, and taken back when it is done', async () => {
  await freshDatabase();
  await closeDatabase();
  await Dexie.delete(DATABASE);
  const older = new Dexie(DATABASE);
  for (const { version, stores } of MIGRATIONS.slice(0, -1)) older.version(version).stores(stores);
  // As a connection that nobody taught to make way.
  older.on('versionchange', () => false);
  await older.open();
  fakeTimers();
  follow();
  await vi.advanceTimersByTimeAsync(1_999);
  expect(ids()).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  await soon(() => expect(ids()).toEqual(['waiting']));
  expect(words()).toContain('Close other Plumbline tabs');
  vi.useRealTimers();
  older.close();
  await vi.waitFor(() => expect(shown).toEqual([]));
});

it('fault 10: newer data is said, with an export and an update', async () => {
  await closeDatabase();
  const newer = new Dexie(DATABASE);
  newer.version(99).stores({ ...MIGRATIONS.at(-1)?.stores, moods: '++id' });
  await newer.open();
  newer.close();
  follow();
  await vi.waitFor(() => expect(shown).toMatchObject([{ id: 'read-only', actions: ['export', 'update'] }]));
  expect(words()).toBe('A newer Plumbline wrote this data. It is kept as it is and read only here.');
});

describe('what this device remembers', () => {
  const WEEK_AGO = new Date(Date.now() - 7 * 86_400_000).toISOString();

  it.each([
    [
      { kind: 'restored', count: 12, of: 340, token: true },
      'Restored 12 of 340 records from the copy on this device. Import your last export for the rest. Put the GitHub token into the options again.',
    ],
    [
      { kind: 'restored', count: 1, of: 1 },
      'The browser lost Plumbline’s data. Restored 1 of 1 record from the copy on this device.',
    ],
    [
      { kind: 'newest', count: 7, of: 7 },
      'The browser lost Plumbline’s newest changes. Restored 7 records from the copy on this device.',
    ],
    [
      { kind: 'from-sync', count: 1, of: 1 },
      '1 record came from the browser’s sync. Import your last export if some are missing.',
    ],
    [
      { kind: 'shown-anew', count: 3, of: 3 },
      'The browser lost what tracker pages read of Plumbline. It was written anew; 3 of 3 records are here.',
    ],
  ] as const)('faults 13, 14, 15: tells of %j until it was read', async (recovery, said) => {
    await changeDevice((device) => ({ ...device, recovery }));
    follow();
    await vi.waitFor(() => expect(shown).toMatchObject([{ words: said, actions: ['dismiss'] }]));
    await changeDevice(({ recovery: _, ...device }) => device);
    changed('device');
    await vi.waitFor(() => expect(shown).toEqual([]));
  });

  it('fault 20: says what there is no room for, the edits first', async () => {
    await sayRoom('copy', false);
    follow();
    await vi.waitFor(() => expect(shown).toMatchObject([{ id: 'no-copy', actions: ['export'] }]));
    await sayRoom('view', false);
    changed('no-room:view');
    await vi.waitFor(() => expect(ids()).toEqual(['no-room']));
    await sayRoom('view', true);
    await sayRoom('copy', true);
  });

  it.each([
    ['a week after the last export', { exportedAt: WEEK_AGO }, 'Last export 7 days ago.'],
    ['a week after the first use', { since: WEEK_AGO }, 'Nothing was exported yet.'],
    ['not once it is switched off', { since: WEEK_AGO, noReminder: true }, ''],
    ['not after an export', { since: WEEK_AGO, exportedAt: new Date().toISOString() }, ''],
  ])('reminds of an export %s', async (_, device, said) => {
    await browser.storage.local.set({ [VIEW_KEY]: view() });
    await changeDevice(() => device);
    const told = vi.fn();
    stop = followNotices(told);
    await vi.waitFor(() => expect(told.mock.calls.length).toBeGreaterThan(0));
    const [notices = []]: Notice[][] = told.mock.lastCall ?? [];
    expect(notices.map((notice) => notice.words).join()).toBe(said);
    if (said) expect(notices).toMatchObject([{ tone: 'quiet', actions: ['export', 'no-reminder'] }]);
  });

  it('reminds nobody who has no goals', async () => {
    await changeDevice(() => ({ since: WEEK_AGO }));
    const told = vi.fn();
    stop = followNotices(told);
    await openStore();
    await vi.waitFor(() => expect(told).toHaveBeenCalledWith([]));
  });
});
