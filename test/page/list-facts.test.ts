// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://acme.atlassian.net/" }
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RowsRequest } from '../../lib/messages/protocol.ts';
import { listFacts } from '../../lib/page/list-facts.ts';
import { FakeBrowser } from './support.ts';

const SITE = 'https://acme.atlassian.net';
const keyAt = (n: number) => `jira:acme.atlassian.net/SHOP-${n}`;
const keys = (n: number, from = 1) => Array.from({ length: n }, (_, i) => keyAt(from + i));
const request = (url: string): RowsRequest => ({
  ...{ url, method: 'POST', headers: { accept: 'application/json' }, body: '{"a":1}' },
  ...{ keys: [keyAt(1)], fields: ['summary'], facts: ['labels'] },
});
const OWN = request(`${SITE}/rest/api/3/issue/bulkfetch`);

let browser: FakeBrowser;
let life: AbortController;
let idle: (() => void)[];
const news = vi.fn();
const site = vi.fn(async (_url: string, _init: RequestInit) => Response.json({ issues: [] }));

beforeEach(() => {
  browser = new FakeBrowser();
  life = new AbortController();
  idle = [];
  news.mockReset();
  site.mockClear();
  vi.stubGlobal('chrome', browser.api);
  vi.stubGlobal('fetch', site);
  vi.stubGlobal('requestIdleCallback', (run: () => void) => idle.push(run));
});
afterEach(() => {
  life.abort();
  vi.unstubAllGlobals();
});

const start = (lacking: () => string[], at: string | undefined = SITE) =>
  listFacts(at, lacking, news, life.signal);
/** The page has nothing else to do, until nothing more comes of it. */
async function rest(): Promise<void> {
  for (let n = 0; n < 20; n += 1) {
    for (const run of idle.splice(0)) run();
    await new Promise((done) => setTimeout(done));
  }
}
const asked = () => browser.named('rows').map(({ keys }) => keys);
const replies =
  (...values: object[]) =>
  () => ({ ok: true, value: values.length > 1 ? values.shift() : values[0] });

describe('listFacts', () => {
  it('asks when the page is idle for what lacks facts then, each issue once, a hundred at most at a time', async () => {
    browser.answers = { rows: replies({ facts: {} }) };
    let lacking = keys(10);
    const more = start(() => lacking);
    for (const key of lacking) more.soon(key);
    expect(asked()).toEqual([]);
    lacking = keys(250, 5);
    await rest();
    expect(asked()).toEqual([keys(100, 5), keys(100, 105), keys(50, 205)]);
    more.soon(keyAt(5));
    await rest();
    expect(asked()).toHaveLength(3);
    more.renew();
    more.soon(keyAt(5));
    await rest();
    expect(asked()).toHaveLength(6);
  });

  it('tells what came', async () => {
    browser.answers = { rows: replies({ facts: { [keyAt(1)]: { labels: ['x'] } } }) };
    const more = start(() => keys(1));
    more.soon(keyAt(1));
    await rest();
    expect(more.of(keyAt(1))).toEqual({ labels: ['x'] });
    expect(news).toHaveBeenCalledWith({ [keyAt(1)]: { labels: ['x'] } });
  });

  it('makes the request that it is given in the page’s session, follows no redirect, and sends on what came', async () => {
    site.mockResolvedValueOnce(
      new Response('{"issues":[]}', { status: 429, headers: { 'retry-after': '9' } }),
    );
    browser.answers = {
      rows: replies({ facts: {}, request: OWN }),
      'rows-read': replies({ facts: { [keyAt(1)]: { labels: [] } } }),
    };
    const more = start(() => keys(1));
    more.soon(keyAt(1));
    await rest();
    expect(site.mock.calls[0]?.[0]).toBe(OWN.url);
    expect(site.mock.calls[0]?.[1]).toMatchObject({
      ...{ method: 'POST', body: OWN.body, headers: OWN.headers },
      ...{ credentials: 'same-origin', redirect: 'manual' },
    });
    const [read] = browser.named('rows-read');
    expect(read).toMatchObject({ keys: keys(1), site: SITE, request: OWN });
    expect(read?.answer).toMatchObject({ status: 429, body: '{"issues":[]}' });
    expect(JSON.stringify(read?.answer)).toContain('["retry-after","9"]');
    expect(more.of(keyAt(1))).toEqual({ labels: [] });
  });

  it.each([
    'https://evil.example/rest/api/3/issue/bulkfetch',
    'https://acme.atlassian.net.evil.example/rest/api/3/search',
    '//evil.example/rest/api/3/search',
    `${SITE}/logout`,
    'javascript:alert(1)',
  ])('makes no request to %s', async (url) => {
    browser.answers = { rows: replies({ facts: {}, request: request(url) }) };
    const more = start(() => keys(1));
    more.soon(keyAt(1));
    await rest();
    expect(site).not.toHaveBeenCalled();
    expect(browser.named('rows-read')).toEqual([]);
  });

  it('says when nothing came, and stops after ten requests', async () => {
    site.mockRejectedValue(new TypeError('Failed to fetch'));
    browser.answers = {
      rows: replies({ facts: {}, request: OWN }),
      'rows-read': replies({ facts: {}, request: OWN }),
    };
    const more = start(() => keys(1));
    await more.now(keyAt(1));
    expect(browser.named('rows')).toEqual([{ keys: keys(1), site: SITE, fresh: true }]);
    expect(browser.named('rows-read').map(({ answer }) => answer)).toEqual(
      Array(9).fill({ status: -1, headers: [], body: '' }),
    );
  });

  it('makes one request at a time', async () => {
    let open = 0;
    let most = 0;
    site.mockImplementation(async () => {
      most = Math.max(most, ++open);
      await new Promise((done) => setTimeout(done, 5));
      open -= 1;
      return Response.json({});
    });
    browser.answers = {
      rows: replies({ facts: {}, request: OWN }),
      'rows-read': replies({ facts: {} }),
    };
    const more = start(() => keys(2));
    await Promise.all([more.now(keyAt(1)), more.now(keyAt(2)), more.now(keyAt(3))]);
    expect([most, site.mock.calls.length]).toEqual([1, 3]);
  });

  it.each([
    undefined,
    null,
    { ok: false, error: {} },
    { ok: true, value: null },
    { ok: true, value: { facts: 7 } },
  ])('bears %j for an answer', async (answer) => {
    browser.answers = { rows: () => answer };
    const more = start(() => keys(1));
    await more.now(keyAt(1));
    expect([more.of(keyAt(1)), news.mock.calls.length]).toEqual([undefined, 0]);
  });
});
