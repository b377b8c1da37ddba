import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { handlers } from '../../lib/background/handlers.ts';
import { start } from '../../lib/background/safety.ts';
import { followMailbox, syncNow, syncSoon } from '../../lib/background/sync.ts';
import { NO_STAMP, nextStamp } from '../../lib/core/clock.ts';
import type { Edit } from '../../lib/core/edit.ts';
import type { Stamped } from '../../lib/core/stamped.ts';
import { PAGE_KEY, VIEW_KEY } from '../../lib/core/view.ts';
import { ALWAYS } from '../../lib/core/week-of.ts';
import type { MessageName, Messages } from '../../lib/messages/protocol.ts';
import { answer } from '../../lib/messages/serve.ts';
import { reportTo } from '../../lib/platform/report.ts';
import { DATABASE } from '../../lib/storage/db.ts';
import { applyEdit } from '../../lib/storage/edits.ts';
import { VERSION } from '../../lib/storage/migrations/index.ts';
import { publishAll, publishMissing } from '../../lib/storage/publish.ts';
import { readEdits, readGoals, readRecords, readSync } from '../../lib/storage/read.ts';
import { syncStore } from '../../lib/storage/sync-store.ts';
import { pack } from '../../lib/sync/pack.ts';
import { local } from '../local.ts';
import { browser, resetBrowser } from '../platform/fake-browser.ts';
import { freshDatabase } from '../storage/fresh.ts';
import { onSteps } from '../storage/kill.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const OWN = { id: 'plumbline-id', url: 'chrome-extension://plumbline-id/popup.html' };
const problems = vi.fn(async () => undefined);
let count = 0;
/** What a mailbox says of itself that nothing had to leave. */
const MARK = { format: 1, reader: 1, from: '' };

const send = <N extends MessageName>(name: N, ask: Messages[N]['ask']) =>
  answer(handlers, { plumbline: 1, name, ask }, OWN);
const edit = (change: Edit) => send('edit', { id: `edit-${String(++count).padStart(6, '0')}`, edit: change });
const issue = (n: number) => `github:github.com/acme/shop#${n}`;
const park = (...issues: string[]): Edit => ({ kind: 'dispose', issues, disposition: { kind: 'parked' } });
const addGoal = (title: string) => edit({ kind: 'goal', goal: { title, rules: [] } });
const sets = () => browser.storage.sync.set.mock.calls.length;
const items = () => browser.storage.sync.get(null);
const changed = () => {
  for (const listener of browser.storage.sync.onChanged.listeners) Reflect.apply(listener, null, [{}]);
};
const titles = async () => (await readGoals()).map(({ title }) => title);

/** What another device has put into the mailbox, `minutes` from now. */
async function fromElsewhere(title: string, minutes = 1): Promise<void> {
  const stamp = nextStamp(NO_STAMP, Date.now() + minutes * 60_000, 'other');
  const values = { title, rank: 1, state: 'active', rules: [] };
  const fields = Object.fromEntries(
    Object.entries(values).map(([name, value]): [string, [unknown, string]] => [name, [value, stamp]]),
  );
  const record: Stamped = { table: 'goals', id: 'theirs', fields };
  await browser.storage.sync.set({ ...pack(ALWAYS, [record]).items, m: MARK });
  browser.storage.sync.set.mockClear();
}

beforeEach(async () => {
  await freshDatabase();
  resetBrowser();
  reportTo(problems);
  problems.mockClear();
  vi.useFakeTimers({ toFake: ['setTimeout', 'Date'] });
});
afterEach(async () => {
  await vi.runOnlyPendingTimersAsync();
  await syncNow();
  vi.useRealTimers();
  vi.restoreAllMocks();
  await publishAll();
});

describe('following the mailbox', () => {
  it('looks at it when it changes, and every 15 minutes by one alarm that counts on', async () => {
    followMailbox();
    followMailbox();
    await vi.waitFor(() => expect(browser.state.alarms).toEqual([{ name: 'sync', periodInMinutes: 15 }]));
    browser.alarms.create.mockClear();
    followMailbox();
    await vi.waitFor(() => expect(browser.alarms.get).toHaveBeenCalledTimes(3));
    expect(browser.alarms.create).not.toHaveBeenCalled();
    await fromElsewhere('Theirs');
    changed();
    await vi.waitFor(async () => expect(await titles()).toEqual(['Theirs']));
    await fromElsewhere('Renamed', 2);
    for (const listener of browser.alarms.onAlarm.listeners)
      Reflect.apply(listener, null, [{ name: 'other' }]);
    expect(await titles()).toEqual(['Theirs']);
    for (const listener of browser.alarms.onAlarm.listeners)
      Reflect.apply(listener, null, [{ name: 'sync' }]);
    await vi.waitFor(async () => expect(await titles()).toEqual(['Renamed']));
  });

  it('publishes the next day at its alarm, should it have stayed awake over midnight', async () => {
    const day = async () => Object((await browser.storage.local.get(PAGE_KEY))[PAGE_KEY]).day;
    vi.setSystemTime(local('2026-11-22T23:55'));
    await addGoal('Checkout');
    followMailbox();
    expect(await day()).toBe('2026-11-22');
    vi.setSystemTime(local('2026-11-23T00:10'));
    for (const listener of browser.alarms.onAlarm.listeners)
      Reflect.apply(listener, null, [{ name: 'sync' }]);
    await vi.waitFor(async () => expect(await day()).toBe('2026-11-23'));
  });

  it('puts an edit there 2 s later, and says when the browser took it', async () => {
    await addGoal('Checkout');
    expect([sets(), (await readSync()).takenAt]).toEqual([0, null]);
    await vi.advanceTimersByTimeAsync(2_000);
    await vi.waitFor(async () => expect((await readSync()).takenAt).not.toBe(null));
    expect(sets()).toBe(1);
    expect(JSON.stringify(await items())).toContain('Checkout');
  });

  it('shows pages what came from elsewhere, and starts nothing twice', async () => {
    await fromElsewhere('Theirs');
    await Promise.all([syncNow(), syncNow(), syncNow()]);
    const local = await browser.storage.local.get(null);
    expect(local).toHaveProperty([VIEW_KEY, 'goals', 0, 'title'], 'Theirs');
    await vi.advanceTimersByTimeAsync(5_000);
    await publishAll();
    browser.storage.local.set.mockClear();
    await publishMissing();
    expect(browser.storage.local.set).not.toHaveBeenCalled();
    expect(browser.storage.sync.get.mock.calls.length).toBeLessThanOrEqual(2);
  });

  it('fault 1: what was taken in and not yet shown when it was killed is shown at the next start', async () => {
    await addGoal('Mine');
    await publishAll();
    const stamp = nextStamp(NO_STAMP, Date.now() - 1_000, 'other');
    await syncStore.merge([{ table: 'goals', id: 'mine', fields: { owner: ['@kim', stamp] } }]);
    await publishMissing();
    expect(await browser.storage.local.get(null)).toHaveProperty([VIEW_KEY, 'goals', 0, 'owner'], '@kim');
  });

  it('registers the pages of scopes that came from elsewhere', async () => {
    browser.state.origins = ['https://jira.acme.dev/*'];
    const stamp = nextStamp(NO_STAMP, Date.now(), 'other');
    const settings: Stamped = {
      table: 'settings',
      id: 'settings',
      fields: { 'scopes/jira:jira.acme.dev/SHOP': [1, stamp] },
    };
    await browser.storage.sync.set({ ...pack(ALWAYS, [settings]).items, m: MARK });
    await syncNow();
    expect(browser.state.scripts.map(({ id }) => id)).toContain('jira@jira.acme.dev');
  });

  it('fault 35: 1,000 echoes of what it wrote lead to no further write', async () => {
    followMailbox();
    await addGoal('Checkout');
    await fromElsewhere('Theirs');
    await syncNow();
    await syncNow();
    browser.storage.sync.set.mockClear();
    browser.storage.sync.remove.mockClear();
    const before = await items();
    for (let i = 0; i < 1_000; i += 1) {
      changed();
      if (i % 50 === 0) await syncNow();
    }
    await syncNow();
    expect([sets(), browser.storage.sync.remove.mock.calls.length]).toEqual([0, 0]);
    expect(await items()).toEqual(before);
  });

  it('fault 25: 1,000 edits in a minute are stored at once, in at most 20 writes to the mailbox', async () => {
    followMailbox();
    const moments: number[] = [];
    const write = browser.storage.sync.set.getMockImplementation();
    browser.storage.sync.set.mockImplementation(async (news) => {
      moments.push(Date.now());
      await write?.(news);
    });
    for (let i = 0; i < 1_000; i += 1) {
      await applyEdit(`edit-many-${i}`, park(issue(1 + (i % 300))));
      syncSoon();
      if (i % 10 === 0) await syncNow();
      await vi.advanceTimersByTimeAsync(60);
    }
    expect(await readEdits(1_000)).toHaveLength(500);
    expect((await readRecords()).dispositions).toHaveLength(300);
    const most = Math.max(
      ...moments.map((at) => moments.filter((one) => one > at - 60_000 && one <= at).length),
    );
    expect(moments.length).toBeGreaterThan(5);
    expect(most).toBeLessThanOrEqual(20);
    expect(await browser.storage.session.get('sync-turns')).toHaveProperty('sync-turns');
    // It catches up by itself.
    await vi.advanceTimersByTimeAsync(60_000);
    await syncNow();
    expect((await readSync()).trouble).toBe(null);
    expect(JSON.stringify(await items())).toContain(issue(300));
  }, 120_000);

  it('trouble with the mailbox is told, and stops no edit', async () => {
    browser.storage.sync.set.mockRejectedValue(new Error('QUOTA_BYTES quota exceeded'));
    expect(await addGoal('Checkout')).toMatchObject({ ok: true });
    await syncNow();
    expect((await readSync()).trouble).toMatch(/All is saved on this device/);
    browser.storage.sync.get.mockRejectedValueOnce(new Error('sync is off'));
    await syncNow();
    expect((await readSync()).trouble).toMatch(/sync is off/);
    expect(await titles()).toEqual(['Checkout']);
    expect(problems).not.toHaveBeenCalled();
  });

  it('fault 10: data of a newer version is not put into the mailbox', async () => {
    await freshDatabase();
    const newer = new Dexie(DATABASE);
    newer.version(VERSION + 1).stores({ goals: '', stamped: ', week', sync: '' });
    await newer.open();
    newer.close();
    await fromElsewhere('Theirs');
    await syncNow();
    expect(sets()).toBe(0);
    expect(await readGoals()).toEqual([]);
  });

  it('at a wake with nothing new reads the mailbox, and no table that grows', async () => {
    await addGoal('Checkout');
    await edit(park(...Array.from({ length: 200 }, (_, i) => issue(i + 1))));
    await start(syncNow);
    await start(syncNow);
    const read: string[] = [];
    const growing = ['stamped', 'links', 'dispositions', 'seen', 'edits', 'focuses'];
    const restore = onSteps((step, { name }, [query, limit]) => {
      if (!growing.includes(name) || !/All|Cursor/.test(step)) return;
      const isOne =
        limit === 1 || (typeof query === 'object' && query !== null && Reflect.get(query, 'count') === 1);
      read.push(isOne ? `one of ${name}` : `${step} ${name}`);
    });
    browser.storage.sync.get.mockClear();
    await syncNow();
    expect(browser.storage.sync.get).toHaveBeenCalledTimes(1);
    expect(read).toEqual([]);
    // As a whole it asks for the newest edit, too.
    await start(syncNow);
    restore();
    expect(read).toEqual(['one of edits']);
  });
});

describe('deleting everything here', () => {
  it('leaves the mailbox as it is, and gets nothing back until it is asked for', async () => {
    followMailbox();
    await addGoal('Checkout');
    await fromElsewhere('Theirs');
    await syncNow();
    const before = await items();
    await send('erase', {});
    changed();
    await syncNow();
    await start(syncNow);
    expect(await titles()).toEqual([]);
    expect(await items()).toEqual(before);
    expect(await readSync()).toMatchObject({ paused: true });
    await send('sync-now', {});
    expect((await titles()).toSorted()).toEqual(['Checkout', 'Theirs']);
  });

  it('does not wait for ever, nor is it undone by a pass under way', async () => {
    await addGoal('Checkout');
    await syncNow();
    const there = await items();
    let answerNow: (value: typeof there) => void = () => undefined;
    browser.storage.sync.get.mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          answerNow = resolve;
        }),
    );
    const pass = syncNow();
    await vi.waitFor(() => expect(browser.storage.sync.get).toHaveBeenCalledTimes(3));
    const erased = send('erase', {});
    answerNow(there);
    await Promise.all([pass, erased]);
    expect(await titles()).toEqual([]);
    expect(await items()).toEqual(there);
  });

  it('gets it back once the person sets something again', async () => {
    await addGoal('Checkout');
    await syncNow();
    await send('erase', {});
    await edit({ kind: 'settings', patch: { weekStart: 7 } });
    await vi.advanceTimersByTimeAsync(2_000);
    await vi.waitFor(async () => expect(await titles()).toEqual(['Checkout']));
    expect((await readRecords()).settings.weekStart).toBe(7);
  });
});

it('fault 28: a conflict is dismissed by its message', async () => {
  await addGoal('Theirs');
  await edit({ kind: 'goal', goal: { id: 'theirs', title: 'Mine', rules: [] } });
  await fromElsewhere('Theirs, renamed');
  await syncNow();
  const [conflict] = (await readSync()).conflicts;
  expect(conflict).toMatchObject({ field: 'title', isOwn: false });
  await send('conflict-dismiss', { seq: conflict?.seq ?? 0 });
  expect((await readSync()).conflicts.filter(({ field }) => field === 'title')).toEqual([]);
});
