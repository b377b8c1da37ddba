import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { handlers } from '../../lib/background/handlers.ts';
import { FRESH_MS, forgetRows } from '../../lib/background/row-cache.ts';
import type { RowsAsk, RowsRequest } from '../../lib/messages/protocol.ts';
import { answer } from '../../lib/messages/serve.ts';
import { readNotRead } from '../../lib/platform/not-read.ts';
import { readSightings } from '../../lib/storage/read.ts';
import {
  eachAnew,
  goalIn,
  host,
  jira,
  keysIn,
  labelled,
  page,
  refusing,
  seen,
  send,
  sender,
  told,
  upTo,
} from './rows-cases.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

eachAnew();

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
    // The clock was ahead by an hour.
    vi.setSystemTime(Date.now() - 3_600_000);
    expect(await asked({ keys: upTo(2) })).toEqual(upTo(2));
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
