import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { handlers } from '../../lib/background/handlers.ts';
import { erased } from '../../lib/background/safety.ts';
import { syncNow } from '../../lib/background/sync.ts';
import { readSpacesNow } from '../../lib/background/team.ts';
import type { Edit } from '../../lib/core/edit.ts';
import { actsKey, PAGE_KEY, VIEW_KEY } from '../../lib/core/view.ts';
import type { MessageName, Messages } from '../../lib/messages/protocol.ts';
import { answer } from '../../lib/messages/serve.ts';
import { reportTo } from '../../lib/platform/report.ts';
import { readDevice } from '../../lib/storage/device.ts';
import { publishAll, publishMissing } from '../../lib/storage/publish.ts';
import { readEdits, readGoals, readProblems, readRecords, readSightings } from '../../lib/storage/read.ts';
import { readToken } from '../../lib/storage/tokens.ts';
import { browser, resetBrowser } from '../platform/fake-browser.ts';
import { freshDatabase } from '../storage/fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const OWN = { id: 'plumbline-id', url: 'chrome-extension://plumbline-id/popup.html' };
const PAGE = { id: 'plumbline-id', url: 'https://github.com/acme/shop/issues/7', tab: { id: 4 }, frameId: 2 };
const JIRA = { ...PAGE, url: 'https://acme.atlassian.net/browse/SHOP-9' };
const SHOP7 = 'github:github.com/acme/shop#7';
const SHOP_9 = 'jira:acme.atlassian.net/SHOP-9';
const problems = vi.fn(async () => undefined);

type From = Parameters<typeof answer>[2];
const send = <N extends MessageName>(name: N, ask: Messages[N]['ask'], from: From = OWN) =>
  answer(handlers, { plumbline: 1, name, ask }, from);
const edit = (change: Edit, from?: From, id: string = crypto.randomUUID()) =>
  send('edit', { id, edit: change }, from);
const park = (...issues: string[]): Edit => ({ kind: 'dispose', issues, disposition: { kind: 'parked' } });
const local = () => browser.storage.local.get(null);
const facts = (key: string) => ({ key, title: 'Something', readAt: '2026-11-21T10:42:00Z', source: 'page' });
/** With what follows from it: spaces are looked for in the new scopes. */
async function optIn() {
  await edit({ kind: 'settings', patch: { scopes: ['acme/shop', 'jira:acme.atlassian.net/SHOP'] } });
  await readSpacesNow();
}

/** What a background still has to do once its timers have run. */
type Rest = () => Promise<unknown>;
let rests: Rest[] = [];

beforeEach(async () => {
  await freshDatabase();
  resetBrowser();
  vi.stubGlobal('fetch', async () => Response.json({ message: 'Not Found' }, { status: 404 }));
  // The last of it waits for a copy that is being made.
  rests = [() => Promise.all([readSpacesNow(), syncNow(), publishAll()]), erased];
  reportTo(problems);
  problems.mockClear();
  vi.useFakeTimers({ toFake: ['setTimeout'] });
});
afterEach(async () => {
  await vi.runOnlyPendingTimersAsync();
  vi.useRealTimers();
  // What the timers began is over before the next test.
  for (const rest of rests) await rest();
  vi.unstubAllGlobals();
  expect(problems).not.toHaveBeenCalled();
});

/** As after a background was stopped: nothing in memory, the same database. */
async function newBackground() {
  vi.clearAllTimers();
  vi.resetModules();
  const [{ handlers: own }, { answer: answers }, sync, publish, safety] = await Promise.all([
    import('../../lib/background/handlers.ts'),
    import('../../lib/messages/serve.ts'),
    import('../../lib/background/sync.ts'),
    import('../../lib/storage/publish.ts'),
    import('../../lib/background/safety.ts'),
  ]);
  const rest = () => Promise.all([sync.syncNow(), publish.publishAll(), safety.erased()]);
  return { ask: (message: unknown) => answers(own, message, PAGE), rest };
}

describe('edit and undo', () => {
  it('are answered once pages can see them', async () => {
    const reply = await edit(park(SHOP7), PAGE);
    expect(reply).toMatchObject({ ok: true, value: { words: 'acme/shop#7 is parked' } });
    expect(await local()).toHaveProperty([actsKey('github:github.com/acme/shop'), 'dispositions', SHOP7]);
    const id = reply.ok && reply.value && 'undo' in reply.value ? reply.value.undo : '';
    expect(await send('undo', { id }, PAGE)).toMatchObject({
      ok: true,
      value: { words: 'Taken back: acme/shop#7 is parked' },
    });
    expect(await local()).not.toHaveProperty([actsKey('github:github.com/acme/shop')]);
  });

  it('survive a background that is killed between the commit and the answer', async () => {
    const message = { plumbline: 1, name: 'edit', ask: { id: 'edit-killed', edit: park(SHOP7) } };
    const killed = await newBackground();
    const { set } = browser.storage.local;
    const write = set.getMockImplementation();
    set.mockImplementation(() => new Promise(() => undefined));
    void killed.ask(message);
    await vi.waitFor(() => expect(browser.storage.local.set).toHaveBeenCalled());
    expect(await readEdits(2)).toMatchObject([{ id: 'edit-killed' }]);
    expect(await local()).toEqual({});
    if (write) set.mockImplementation(write);
    // The page, unanswered, asks again.
    const woken = await newBackground();
    rests.push(woken.rest);
    const again = await woken.ask(message);
    expect(again).toMatchObject({ ok: true, value: { undo: 'edit-killed' } });
    expect(await readEdits(10)).toHaveLength(1);
    expect((await readRecords()).dispositions).toHaveLength(1);
    expect(await local()).toHaveProperty([actsKey('github:github.com/acme/shop'), 'dispositions', SHOP7]);
  });

  it.each([
    ['set', 'fault 20', new Error('Resource::kQuotaBytes quota exceeded'), /no room to show it/],
    ['set', 'a browser that fails', new Error('IO error'), /cannot show it yet/],
  ] as const)(
    'are saved and said to be although storage.local refuses (%s): %s',
    async (name, _, error, words) => {
      browser.storage.local[name].mockRejectedValue(error);
      const reply = await edit(park(SHOP7), PAGE);
      expect(reply).toMatchObject({
        ok: true,
        value: { words: expect.stringMatching(/^acme\/shop#7 is parked\. Saved, but /) },
      });
      expect(reply).toMatchObject({ value: { words: expect.stringMatching(words) } });
      expect((await readRecords()).dispositions).toHaveLength(1);
      resetBrowser();
      problems.mockClear();
    },
  );

  it.each<Edit>([
    { kind: 'goal', goal: { title: 'Mine', rules: [] } },
    { kind: 'settings', patch: { scopes: ['evil/repo'] } },
    { kind: 'import', file: { format: 'plumbline', version: 1, goals: [{ id: 'x', title: 'X' }] } },
    { kind: 'no-focus', week: '2026-W47' },
  ])('of goals, focus and settings are not for a tracker page: $kind', async (change) => {
    expect(await edit(change, PAGE)).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect(await readEdits(10)).toEqual([]);
  });

  it('are for issues of the page host only', async () => {
    expect(await edit(park(SHOP7, SHOP_9), PAGE)).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect(await edit({ kind: 'clear', issue: SHOP7 }, JIRA)).toMatchObject({
      ok: false,
      error: { code: 'refused' },
    });
    expect(await edit(park(SHOP_9), JIRA)).toMatchObject({ ok: true });
  });

  it('a tracker page cannot take back what it could not do', async () => {
    await edit({ kind: 'goal', goal: { title: 'Mine', rules: [] } }, OWN, 'edit-goal');
    expect(await send('undo', { id: 'edit-goal' }, PAGE)).toMatchObject({
      ok: false,
      error: { code: 'refused' },
    });
    expect(await readGoals()).toHaveLength(1);
    expect(await send('undo', { id: 'edit-goal' })).toMatchObject({ ok: true });
    expect(await readGoals()).toHaveLength(0);
  });

  it('that opt a host in register its pages before they are answered', async () => {
    browser.state.origins = ['https://github.com/*', 'https://jira.acme.dev/*'];
    await edit({ kind: 'settings', patch: { scopes: ['jira:jira.acme.dev/SHOP'] } });
    expect(browser.state.scripts.map(({ id }) => id)).toContain('jira@jira.acme.dev');
  });
});

describe('seen', () => {
  it('keeps facts of opted-in issues of the page host, and no others', async () => {
    await optIn();
    const keys = [SHOP7, 'github:github.com/other/repo#1', SHOP_9, 'github:ghe.acme.dev/acme/shop#7'];
    expect(await send('seen', { facts: keys.map(facts) }, PAGE)).toEqual({ ok: true, value: null });
    expect((await readSightings()).map(({ key }) => key)).toEqual([SHOP7]);
    await send('seen', { facts: keys.map(facts) }, JIRA);
    expect((await readSightings()).map(({ key }) => key)).toEqual([SHOP7, SHOP_9]);
  });

  it('keeps nothing before anything is opted in', async () => {
    await send('seen', { facts: [facts(SHOP7)] }, PAGE);
    expect(await readSightings()).toEqual([]);
  });

  it('is answered with what the API adds, for an opted-in issue of the page host that does not suffice', async () => {
    await optIn();
    await send('token', { host: 'github.com', token: 'ghp_0123456789' });
    const fetched = vi.fn(async () =>
      Response.json({ html_url: 'https://github.com/acme/shop/issues/7', labels: [{ name: 'checkout' }] }),
    );
    vi.stubGlobal('fetch', fetched);
    const ask = { facts: [facts(SHOP7)], state: 'unknown' as const };
    expect(await send('seen', ask, JIRA)).toEqual({ ok: true, value: null });
    expect(await send('seen', { ...ask, state: 'linked' }, PAGE)).toEqual({ ok: true, value: null });
    const foreign = { facts: [facts('github:github.com/other/repo#1')], state: 'unknown' as const };
    expect(await send('seen', foreign, PAGE)).toEqual({ ok: true, value: null });
    expect(fetched).not.toHaveBeenCalled();
    expect(await send('seen', ask, PAGE)).toMatchObject({ ok: true, value: { labels: ['checkout'] } });
  });

  it('is counted soon after', async () => {
    await optIn();
    await send('seen', { facts: [facts(SHOP7)] }, PAGE);
    await vi.advanceTimersByTimeAsync(1_000);
    await vi.waitFor(async () => expect(await local()).toHaveProperty('overview.seen', 1));
  });
});

describe('the rest', () => {
  it('lists a problem and forgets it', async () => {
    const problem = { part: 'title badge', pageKind: 'issue', sets: [], message: 'x' };
    await send('problem', problem, PAGE);
    const [listed] = await readProblems();
    expect(listed).toMatchObject({
      ...problem,
      host: 'github.com',
      at: expect.stringMatching(/Z$/),
      count: 1,
    });
    await send('problem', { ...problem, sets: ['a', 'b'], message: '' }, OWN);
    const [own] = (await readProblems()).filter(({ host }) => host === 'plumbline');
    expect(own?.message).toBe('title badge not found on issue (a, b)');
    await send('forget-problem', { id: '["title badge","plumbline","issue"]' });
    await send('forget-problem', { id: listed?.id ?? '' });
    expect(await readProblems()).toEqual([]);
  });

  it('tells pages of a part that three visits in a row did not find, until it is tried again', async () => {
    await optIn();
    const page = { pageKind: 'project-board', sets: ['board 2025-09'] };
    const visit = (ask: object = {}) =>
      send('problem', { part: 'board mark', message: '', ...page, ...ask }, PAGE);
    const isTold = async () => PAGE_KEY in (await local()) && 'off' in Object((await local())[PAGE_KEY]);
    await visit();
    await visit();
    await send('seen', { facts: [], parts: ['board mark', 'strip'], pageKind: 'project-board' }, PAGE);
    await visit();
    await visit({ message: 'TypeError' });
    await visit();
    expect(await isTold()).toBe(false);
    await visit();
    expect(await local()).toHaveProperty([PAGE_KEY, 'off', 'board mark']);
    await send('seen', { facts: [], parts: ['board mark'], pageKind: 'project-board' }, PAGE);
    await publishAll();
    expect(await isTold()).toBe(true);
    const [off] = await readProblems();
    expect(off?.message).toBe('board mark not found on project-board (board 2025-09)');
    await send('forget-problem', { id: off?.id ?? '' });
    expect(await isTold()).toBe(false);
  });

  it('switches no part off for what is no part, or for another host', async () => {
    await optIn();
    const told = { pageKind: 'issue', sets: [], message: '' };
    for (let i = 0; i < 3; i += 1) await send('problem', { part: 'issue facts', ...told }, PAGE);
    for (let i = 0; i < 2; i += 1) await send('problem', { part: 'title badge', ...told }, PAGE);
    await send('problem', { part: 'title badge', ...told }, JIRA);
    expect(await local()).not.toHaveProperty([PAGE_KEY, 'off']);
  });

  it('brings a part back with the next version, at its start', async () => {
    await optIn();
    const ask = { part: 'strip', pageKind: 'issue-list', sets: [], message: '' };
    for (let i = 0; i < 3; i += 1) await send('problem', ask, PAGE);
    expect(await local()).toHaveProperty([PAGE_KEY, 'off']);
    browser.state.version = '2.0.0';
    await publishMissing();
    expect(await local()).not.toHaveProperty([PAGE_KEY, 'off']);
  });

  it('opens the card in the frame that asked', async () => {
    expect(await send('card', {}, PAGE)).toEqual({ ok: true, value: null });
    expect(browser.scripting.executeScript).toHaveBeenCalledWith({
      target: { tabId: 4, frameIds: [2] },
      files: ['/card.js'],
    });
    expect(await send('card', {}, OWN)).toMatchObject({ ok: false });
  });

  it('marks lists in the frame that asked, where its host has a scope', async () => {
    const ask = (from: From) => send('part', { script: 'github-list' }, from);
    expect(await ask(PAGE)).toEqual({ ok: true, value: null });
    expect(browser.scripting.executeScript).not.toHaveBeenCalled();
    await optIn();
    expect(await ask({ ...PAGE, url: 'https://ghe.corp.example/issues' })).toEqual({ ok: true, value: null });
    expect(browser.scripting.executeScript).not.toHaveBeenCalled();
    await ask(PAGE);
    expect(browser.scripting.executeScript).toHaveBeenCalledWith({
      target: { tabId: 4, frameIds: [2] },
      files: ['/content-scripts/github-list.js'],
      injectImmediately: true,
    });
    expect(await ask(OWN)).toMatchObject({ ok: false });
  });

  it('opens its own pages only, at an issue', async () => {
    await send('open', { page: 'triage', hash: `issue=${SHOP7}` }, PAGE);
    await send('open', { page: 'options' }, PAGE);
    expect(browser.tabs.create.mock.calls.map(([{ url }]) => url)).toEqual([
      `chrome-extension://plumbline-id/triage.html#issue=${SHOP7}`,
      'chrome-extension://plumbline-id/options.html',
    ]);
  });

  it('keeps a token and tells pages that there is one', async () => {
    await send('token', { host: 'github.com', token: 'ghp_0123456789' });
    expect(await readToken('github.com')).toBe('ghp_0123456789');
    expect(await local()).toHaveProperty([VIEW_KEY, 'hasToken'], true);
    await send('token', { host: 'github.com', token: null });
    expect(await local()).toHaveProperty([VIEW_KEY, 'hasToken'], false);
  });

  it('keeps for this device what its pages tell', async () => {
    await send('device', { exported: true });
    await send('device', { reminder: false });
    expect(await readDevice()).toEqual({
      exportedAt: expect.stringMatching(/^2\d{3}-.*Z$/),
      noReminder: true,
    });
    await send('device', { reminder: true });
    expect(await readDevice()).toMatchObject({ noReminder: false });
  });

  it('erases everything, its pages too', async () => {
    browser.state.origins = ['https://jira.acme.dev/*'];
    await edit({ kind: 'settings', patch: { scopes: ['jira:jira.acme.dev/SHOP'] } });
    await edit(park('jira:jira.acme.dev/SHOP-9'));
    expect(await send('erase', {})).toEqual({ ok: true, value: null });
    expect(browser.state.scripts).toEqual([]);
    expect(Object.keys(await local()).toSorted()).toEqual(['overview', PAGE_KEY, 'published', VIEW_KEY]);
    expect((await readRecords()).dispositions).toEqual([]);
    browser.storage.local.set.mockClear();
    await publishMissing();
    expect(browser.storage.local.set).not.toHaveBeenCalled();
  });
});
