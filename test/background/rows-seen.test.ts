import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readNotRead } from '../../lib/platform/not-read.ts';
import { publishAll } from '../../lib/storage/publish.ts';
import { refusedHosts, saveToken } from '../../lib/storage/tokens.ts';
import { browser } from '../platform/fake-browser.ts';
import {
  eachAnew,
  github,
  goalIn,
  host,
  jira,
  labelled,
  onEnterprise,
  page,
  seen,
  send,
  told,
  upTo,
} from './rows-cases.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

eachAnew();

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
    onEnterprise();
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
