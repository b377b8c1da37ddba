import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { handlers } from '../../lib/background/handlers.ts';
import { FRESH_MS, forgetRows } from '../../lib/background/row-cache.ts';
import type { IssueFacts } from '../../lib/core/facts.ts';
import type { RowsAsk, RowsKnown, RowsRequest } from '../../lib/messages/protocol.ts';
import { answer } from '../../lib/messages/serve.ts';
import { readNotRead } from '../../lib/platform/not-read.ts';
import { reportTo } from '../../lib/platform/report.ts';
import { applyEdit } from '../../lib/storage/edits.ts';
import { publishAll } from '../../lib/storage/publish.ts';
import { readSightings } from '../../lib/storage/read.ts';
import { refusedHosts, saveToken } from '../../lib/storage/tokens.ts';
import type { SiteAnswer } from '../../lib/trackers/site-request.ts';
import { browser, resetBrowser } from '../platform/fake-browser.ts';
import { freshDatabase } from '../storage/fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

/** A host of its own for each test: what is held in memory of one is nothing to another. */
let hosts = 0;
let host = '';
const jira = (n: number) => `jira:${host}/SHOP-${n}`;
const github = (n: number) => `github:${host}/acme/shop#${n}`;
const problems = vi.fn(async () => undefined);
let edits = 0;
const edit = (what: Parameters<typeof applyEdit>[1]) =>
  applyEdit(`edit-${String(++edits).padStart(6, '0')}`, what);

beforeEach(async () => {
  await freshDatabase();
  resetBrowser();
  forgetRows();
  reportTo(problems);
  problems.mockClear();
  hosts += 1;
  host = `site${hosts}.atlassian.net`;
  vi.useFakeTimers({ toFake: ['setTimeout', 'Date'], now: new Date('2026-11-21T10:00:00Z') });
});
afterEach(async () => {
  await vi.runOnlyPendingTimersAsync();
  vi.useRealTimers();
  await publishAll();
  vi.unstubAllGlobals();
  expect(problems).not.toHaveBeenCalled();
});

/** A goal whose rule asks for labels; parents count only where a test says so. */
async function goalIn(scope: string, { rule = 'label:checkout', inherits = false } = {}): Promise<void> {
  await edit({ kind: 'settings', patch: { scopes: [scope], noInheritance: inherits ? [] : [scope] } });
  await edit({ kind: 'goal', goal: { title: 'Checkout', rules: [rule] } });
  await publishAll();
}

const sender = (tab: number) => ({
  id: 'plumbline-id',
  url: `https://${host}/`,
  tab: { id: tab },
  frameId: 0,
});
type Name = 'rows' | 'rows-read';
async function send(name: Name, ask: object, tab = 1): Promise<RowsKnown> {
  const reply = await answer(handlers, { plumbline: 1, name, ask }, sender(tab));
  // Its shape is what the handlers' types say.
  if (reply.ok) return reply.value as RowsKnown;
  throw new Error(reply.error.message);
}

/** A Jira that tells a page's session what it knows: fields by short key. */
type Site = Record<string, object>;
const told = (site: Site, { keys }: RowsRequest): SiteAnswer => ({
  status: 200,
  headers: [['content-type', 'application/json']],
  body: JSON.stringify({
    issues: keys.flatMap((key) => {
      const short = key.replace(/.*\//, '');
      return site[short] ? [{ key: short, fields: site[short] }] : [];
    }),
  }),
});
const refusing =
  (status: number, headers: [string, string][] = []) =>
  (): SiteAnswer => ({ status, headers, body: '' });

/** What a page does: asks, and makes each request that it is given. */
async function page(
  ask: RowsAsk,
  reply: (request: RowsRequest) => SiteAnswer | Promise<SiteAnswer>,
  tab = 1,
): Promise<{ facts: RowsKnown['facts']; requests: RowsRequest[] }> {
  const about = { site: `https://${host}`, ...ask };
  const requests: RowsRequest[] = [];
  let { facts, request } = await send('rows', about, tab);
  while (request) {
    requests.push(request);
    const read = { ...about, request, answer: await reply(request) };
    ({ facts, request } = await send('rows-read', read, tab));
  }
  return { facts, requests };
}

const upTo = (n: number) => Array.from({ length: n }, (_, i) => jira(i + 1));
const labelled: Site = Object.fromEntries(
  Array.from({ length: 300 }, (_, i) => [`SHOP-${i + 1}`, { labels: i % 2 ? ['checkout'] : [] }]),
);
const keysIn = (requests: readonly RowsRequest[]) => requests.flatMap(({ keys }) => keys);

describe('rows of Jira', () => {
  beforeEach(() => goalIn(`jira:${host}/SHOP`));

  it('are asked for once, with the fields that the rules ask for alone, and known for five minutes', async () => {
    const { facts, requests } = await page({ keys: upTo(2) }, (request) => told(labelled, request));
    expect(facts[jira(2)]).toMatchObject({ labels: ['checkout'], source: 'rest' });
    expect(facts[jira(2)]).not.toHaveProperty('priority');
    expect(requests).toMatchObject([
      {
        url: `https://${host}/rest/api/3/issue/bulkfetch`,
        fields: ['summary', 'issuetype', 'status', 'creator', 'labels'],
      },
    ]);
    const asked = async (ask: RowsAsk) => keysIn((await page(ask, (one) => told(labelled, one))).requests);
    vi.setSystemTime(Date.now() + FRESH_MS - 1);
    expect(await asked({ keys: upTo(3) })).toEqual([jira(3)]);
    vi.setSystemTime(Date.now() + 1);
    expect(await asked({ keys: upTo(2) })).toEqual(upTo(2));
    expect(await asked({ keys: upTo(2), fresh: true })).toEqual(upTo(2));
  });

  it('become sightings, and what rules serve follows', async () => {
    await page({ keys: upTo(2) }, (request) => told(labelled, request));
    expect((await readSightings()).map(({ key, facts }) => [key, facts.labels])).toEqual([
      [jira(1), []],
      [jira(2), ['checkout']],
    ]);
  });

  it('outlive a background that falls asleep', async () => {
    await page({ keys: upTo(2) }, (request) => told(labelled, request));
    vi.resetModules();
    const [woken, serve] = await Promise.all([
      import('../../lib/background/rows.ts'),
      import('../../lib/messages/serve.ts'),
    ]);
    const ask = { plumbline: 1, name: 'rows', ask: { keys: upTo(2), site: `https://${host}` } };
    const reply = await serve.answer({ ...handlers, ...woken.rowHandlers }, ask, sender(1));
    expect(reply).toMatchObject({ ok: true, value: { facts: { [jira(2)]: { labels: ['checkout'] } } } });
    expect(reply).not.toMatchObject({ value: { request: expect.anything() } });
  });

  it('that are gone or not to be seen are asked for no more for a while', async () => {
    const first = await page({ keys: [jira(999)] }, (request) => told(labelled, request));
    const second = await page({ keys: [jira(999)] }, (request) => told(labelled, request));
    expect([first.facts, first.requests.length, second.requests.length]).toEqual([{}, 1, 0]);
  });

  it('out of scope, or of another host, are not asked for', async () => {
    const other = `jira:${host}/OTHER-1`;
    expect((await page({ keys: [other] }, (request) => told({}, request))).requests).toEqual([]);
    await expect(send('rows', { keys: ['jira:evil.atlassian.net/SHOP-1'] })).rejects.toThrow('own host');
    // Nor is any other site.
    expect(await send('rows', { keys: [jira(1)], site: 'https://evil.atlassian.net' })).toEqual({
      facts: {},
    });
  });

  it('that two tabs show are asked for by one of them; the other waits, and then asks for the rest', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = async (request: RowsRequest) => {
      await held;
      return told(labelled, request);
    };
    const one = page({ keys: upTo(2) }, slow, 1);
    await vi.advanceTimersByTimeAsync(10);
    const two = page({ keys: [jira(2), jira(3)] }, (request) => told(labelled, request), 2);
    await vi.advanceTimersByTimeAsync(10);
    release();
    const [a, b] = await Promise.all([one, two]);
    expect([keysIn(a.requests), keysIn(b.requests)]).toEqual([upTo(2), [jira(3)]]);
    expect(b.facts[jira(2)]).toMatchObject({ labels: ['checkout'] });
  });

  it('are asked for anew when the tab that was to ask is gone', async () => {
    await send('rows', { keys: upTo(2), site: `https://${host}` }, 1);
    const two = page({ keys: upTo(2) }, (request) => told(labelled, request), 2);
    await vi.advanceTimersByTimeAsync(14_000);
    let isDone = false;
    void two.then(() => {
      isDone = true;
    });
    await vi.advanceTimersByTimeAsync(0);
    expect(isDone).toBe(false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(keysIn((await two).requests)).toEqual(upTo(2));
  });

  it('fast-check: however tabs meet, each issue is asked for once, a hundred at most at a time, and all are told', async () => {
    const asks = fc.array(
      fc.record({
        tab: fc.integer({ min: 1, max: 4 }),
        from: fc.integer({ min: 1, max: 200 }),
        count: fc.integer({ min: 1, max: 100 }),
        after: fc.integer({ min: 0, max: 50 }),
        takes: fc.integer({ min: 0, max: 200 }),
      }),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(asks, async (plan) => {
        forgetRows();
        const pages = plan.map(async ({ tab, from, count, after, takes }) => {
          const keys = Array.from({ length: count }, (_, i) => jira(from + i));
          await new Promise((done) => setTimeout(done, after));
          const late = async (request: RowsRequest) => {
            await new Promise((done) => setTimeout(done, takes));
            return told(labelled, request);
          };
          return { keys, ...(await page({ keys }, late, tab)) };
        });
        let isDone = false;
        const all = Promise.all(pages).finally(() => {
          isDone = true;
        });
        while (!isDone) await vi.advanceTimersByTimeAsync(10);
        const done = await all;
        const asked = keysIn(done.flatMap(({ requests }) => requests));
        expect(asked.length).toBe(new Set(asked).size);
        for (const { keys, facts, requests } of done) {
          expect(Object.keys(facts).toSorted()).toEqual(keys.toSorted());
          for (const one of requests) expect(one.keys.length).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('a site that tells nothing', () => {
  beforeEach(() => goalIn(`jira:${host}/SHOP`));

  it.each([
    ['signed out', refusing(400), 'signed-out'],
    ['a redirect', refusing(0), 'signed-out'],
    ['no right', refusing(403), 'forbidden'],
    ['broken', refusing(500), 'broken'],
    ['no connection', refusing(-1), 'offline'],
  ] as const)('%s: is said once, and not asked for a minute, then for two', async (_, reply, trouble) => {
    const asked = async (n: number) => (await page({ keys: [jira(n)] }, reply)).requests.length;
    expect(await page({ keys: upTo(3) }, reply)).toMatchObject({ facts: {}, requests: [{ keys: upTo(3) }] });
    expect(await readNotRead()).toEqual([{ host, trouble }]);
    expect(await asked(4)).toBe(0);
    vi.setSystemTime(Date.now() + 60_000);
    expect(await asked(4)).toBe(1);
    vi.setSystemTime(Date.now() + 60_001);
    expect(await asked(4)).toBe(0);
    vi.setSystemTime(Date.now() + 60_000);
    const { facts } = await page({ keys: [jira(4)] }, (request) => told(labelled, request));
    expect(facts[jira(4)]).toMatchObject({ labels: ['checkout'] });
    expect(await readNotRead()).toEqual([]);
  });

  it('is asked again when a person wants it, opens a list, or opens an issue that is answered', async () => {
    await page({ keys: [jira(1)] }, refusing(400));
    expect((await page({ keys: [jira(1)], fresh: true }, refusing(400))).requests).toHaveLength(1);
    expect((await page({ keys: [jira(1)] }, refusing(400))).requests).toHaveLength(0);
    await answer(handlers, { plumbline: 1, name: 'part', ask: { script: 'jira-list' } }, sender(1));
    expect((await page({ keys: [jira(1)] }, refusing(400))).requests).toHaveLength(1);
    await seen({ key: jira(9), title: 'Retry' });
    expect(await readNotRead()).toEqual([]);
    expect((await page({ keys: [jira(1)] }, (one) => told(labelled, one))).requests).toHaveLength(1);
  });

  it('until a moment that it names is not asked before, whoever wants it', async () => {
    await page({ keys: [jira(1)] }, refusing(429, [['retry-after', '600']]));
    expect(await readNotRead()).toEqual([{ host, trouble: 'limited', until: '2026-11-21T10:10:00.000Z' }]);
    vi.setSystemTime(Date.now() + 599_000);
    expect((await page({ keys: [jira(1)], fresh: true }, refusing(429))).requests).toHaveLength(0);
    vi.setSystemTime(Date.now() + 1_000);
    expect((await page({ keys: [jira(1)] }, (one) => told(labelled, one))).requests).toHaveLength(1);
  });
});

async function seen(more: Partial<IssueFacts> & { key: string }): Promise<void> {
  const facts = [{ readAt: new Date().toISOString(), source: 'rest', ...more }];
  await answer(handlers, { plumbline: 1, name: 'seen', ask: { facts } }, sender(1));
}

describe('what pages show', () => {
  beforeEach(() => goalIn(`jira:${host}/SHOP`));

  it('of an issue on its own page needs no request for its row', async () => {
    const author = { name: 'Dana', bot: false };
    await seen({ key: jira(7), title: 'Retry', author, labels: ['checkout'], statusCategory: 'todo' });
    const { facts, requests } = await page({ keys: [jira(7)] }, (request) => told(labelled, request));
    expect(requests).toEqual([]);
    expect(facts[jira(7)]).toMatchObject({ labels: ['checkout'] });
  });

  it('of a row replaces what was read', async () => {
    await page({ keys: [jira(2)] }, (request) => told(labelled, request));
    await seen({ key: jira(2), labels: ['later'], source: 'row' });
    const { facts, requests } = await page({ keys: [jira(2)] }, (request) => told(labelled, request));
    expect([facts[jira(2)]?.labels, requests.length]).toEqual([['later'], 0]);
  });
});

describe('what rows hang from', () => {
  beforeEach(() => goalIn(`jira:${host}/SHOP`, { inherits: true }));
  const child = (parent: string | null, more: object = {}) => ({
    labels: [],
    parent: parent && { key: parent, fields: { summary: `Title of ${parent}` } },
    ...more,
  });

  it('is read along, once for all of them, and the chain is told', async () => {
    const site = {
      'SHOP-1': child('SHOP-10'),
      'SHOP-2': child('SHOP-10'),
      'SHOP-10': child('SHOP-100', { summary: 'Epic', issuetype: { name: 'Epic' } }),
      'SHOP-100': child(null, { summary: 'Theme', labels: ['checkout'] }),
    };
    const { facts, requests } = await page({ keys: upTo(2) }, (request) => told(site, request));
    expect(requests.map(({ keys }) => keys)).toEqual([upTo(2), [jira(10)], [jira(100)]]);
    expect(facts[jira(2)]?.parent).toEqual({
      key: jira(10),
      title: 'Epic',
      type: 'Epic',
      parent: { key: jira(100), title: 'Theme', type: null, parent: null },
    });
    await publishAll();
    const acts = (await browser.storage.local.get(null))[`acts:jira:${host}/shop`];
    expect(acts).toMatchObject({ serves: { [jira(10)]: ['checkout'], [jira(100)]: ['checkout'] } });
  });

  it('in a circle is read once', async () => {
    const site = { 'SHOP-1': child('SHOP-2'), 'SHOP-2': child('SHOP-1') };
    const { requests } = await page({ keys: [jira(1)] }, (request) => told(site, request));
    expect(requests.map(({ keys }) => keys)).toEqual([[jira(1)], [jira(2)]]);
  });
});

describe('rows of GitHub', () => {
  /** Answers for every issue of a query. */
  function gitHub(about: (number: number) => object | null = () => ({}), init: ResponseInit = {}) {
    const asked: number[][] = [];
    vi.stubGlobal('fetch', async (_url: string, { body }: RequestInit) => {
      const query: string = JSON.parse(String(body)).query;
      const numbers = [...query.matchAll(/number: (\d+)/g)].map(([, n]) => Number(n));
      asked.push(numbers);
      const data = numbers.map((number, i) => {
        const told = about(number);
        const url = `https://${host}/acme/shop/issues/${number}`;
        const issue = told && { __typename: 'Issue', number, title: 't', url, state: 'OPEN', ...told };
        return [`n${i}`, { issueOrPullRequest: issue }];
      });
      return Response.json({ data: Object.fromEntries(data) }, init);
    });
    return asked;
  }
  const keys = (n: number) => Array.from({ length: n }, (_, i) => github(i + 1));
  const ask = (count: number, tab = 1) => send('rows', { keys: keys(count) }, tab);

  beforeEach(async () => {
    host = `ghe${hosts}.example`;
    await goalIn(`github:${host}/acme/shop`, { rule: 'milestone:v2' });
    await saveToken(host, 'ghp_0123456789');
  });

  it('are read by one request, and a second tab waits for it', async () => {
    const asked = gitHub(() => ({ milestone: { title: 'v2' } }));
    const replies = await Promise.all([ask(100), ask(100, 2)]);
    for (const { facts, request } of replies) {
      expect(Object.values(facts).map(({ milestone }) => milestone)).toEqual(Array(100).fill('v2'));
      expect(request).toBeUndefined();
    }
    expect(asked.map((numbers) => numbers.length)).toEqual([100]);
  });

  it('are not read without a token, and nothing is said of it', async () => {
    await saveToken(host, null);
    const asked = gitHub();
    expect(await ask(3)).toEqual({ facts: {} });
    expect([asked, await readNotRead()]).toEqual([[], []]);
  });

  it('whose token is refused are asked for no more; the popup asks for another', async () => {
    const asked = gitHub(() => ({}), { status: 401 });
    await ask(3);
    await ask(4);
    expect(asked).toHaveLength(1);
    expect([await refusedHosts(), await readNotRead()]).toEqual([[host], []]);
  });

  it('keep to the limit', async () => {
    const reset = String(Date.parse('2026-11-21T10:20:00Z') / 1000);
    const asked = gitHub(() => ({}), {
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
    });
    await ask(3);
    await send('rows', { keys: keys(4), fresh: true });
    expect(asked).toHaveLength(1);
    expect(await readNotRead()).toEqual([{ host, trouble: 'limited', until: '2026-11-21T10:20:00.000Z' }]);
  });
});
