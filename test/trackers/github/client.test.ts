import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FactName } from '../../../lib/core/facts.ts';
import type { GitHubRef } from '../../../lib/core/issue.ts';
import { readFromApi } from '../../../lib/trackers/github/client.ts';
import { describeCaptures, SHARED_PAGES } from '../../shared.ts';
import { violationsOf } from '../../team/server.ts';
import type { Asked } from '../../tools/contract.ts';

const REF: GitHubRef = { tracker: 'github', host: 'github.com', owner: 'acme', repo: 'shop', number: 7 };
const API = 'https://api.github.com/repos/acme/shop/issues/7';
const issue = (n: number, more: object = {}) => ({
  html_url: `https://github.com/acme/shop/issues/${n}`,
  number: n,
  title: `Issue ${n}`,
  state: 'open',
  ...more,
});
const COUNTED = {
  sub_issues_summary: { total: 1, completed: 0 },
  issue_dependencies_summary: { total_blocked_by: 1, total_blocking: 0 },
};

type Given = Record<string, unknown>;
let asked: { url: string; init: RequestInit }[] = [];

/** GitHub, answering by address; a number is a refusal with that status, a Response stands as it is. */
function answering(answers: Given): void {
  asked = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, init });
    const answer = answers[url];
    if (answer instanceof Error) throw answer;
    if (answer instanceof Response) return answer;
    if (typeof answer === 'number') return new Response('{"message":"no"}', { status: answer });
    return Response.json(answer ?? null, { status: answer === undefined ? 404 : 200 });
  });
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('readFromApi', () => {
  it('asks once where the first answer settles all, with the token and nothing of the session', async () => {
    answering({ [API]: issue(7, { parent_issue_url: null, sub_issues_summary: { total: 0 } }) });
    const { facts } = await readFromApi(REF, ['parent', 'subIssues'], 'secret');
    expect(facts).toMatchObject({ parent: null, subIssues: [], title: 'Issue 7' });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.init).toMatchObject({
      credentials: 'omit',
      headers: { authorization: 'Bearer secret' },
    });
  });

  it('asks for the lists that are counted and wanted, and no more', async () => {
    answering({
      [API]: issue(7, COUNTED),
      [`${API}/sub_issues?per_page=100`]: [issue(8, { state: 'closed' })],
      [`${API}/dependencies/blocked_by?per_page=100`]: [issue(9)],
    });
    const { facts } = await readFromApi(REF, ['subIssues', 'blockedBy', 'blocks'], 't');
    expect(facts.subIssues).toEqual([
      { key: 'github:github.com/acme/shop#8', title: 'Issue 8', state: 'closed' },
    ]);
    expect(facts).toMatchObject({ blockedBy: [{ key: 'github:github.com/acme/shop#9' }], blocks: [] });
    expect(asked).toHaveLength(3);
    await readFromApi(REF, ['title'], 't');
    expect(asked).toHaveLength(4);
  });

  it('leaves a list unread that is shorter than counted, broken or refused', async () => {
    const path = `${API}/sub_issues?per_page=100`;
    for (const answer of [[], 'x', [{ html_url: null }], 403]) {
      answering({ [API]: issue(7, COUNTED), [path]: answer });
      expect((await readFromApi(REF, ['subIssues'], 't')).facts).not.toHaveProperty('subIssues');
    }
  });

  it('climbs the whole chain of parents', async () => {
    const of = (n: number) => `https://api.github.com/repos/acme/shop/issues/${n}/parent`;
    answering({ [API]: issue(7), [of(7)]: issue(6), [of(6)]: issue(5, { type: { name: 'Epic' } }) });
    const { facts } = await readFromApi(REF, ['parent'], 't');
    expect(facts.parent).toEqual({
      key: 'github:github.com/acme/shop#6',
      title: 'Issue 6',
      parent: { key: 'github:github.com/acme/shop#5', title: 'Issue 5', type: 'Epic', parent: null },
    });
  });

  it('stops where the chain is refused, and never climbs for ever', async () => {
    const parent = (n: number) => `https://api.github.com/repos/acme/shop/issues/${n}/parent`;
    answering({ [API]: issue(7), [parent(7)]: issue(6), [parent(6)]: 500 });
    expect((await readFromApi(REF, ['parent'], 't')).facts.parent).toEqual({
      key: 'github:github.com/acme/shop#6',
      title: 'Issue 6',
    });
    answering({ [API]: issue(7), [parent(7)]: issue(7) });
    await readFromApi(REF, ['parent'], 't');
    expect(asked.length).toBeLessThan(12);
  });

  it('takes a missing parent for none on github.com, for unread on a server that may not know parents', async () => {
    answering({ [API]: issue(7) });
    expect((await readFromApi(REF, ['parent'], 't')).facts.parent).toBeNull();
    const base = 'https://ghe.acme.example';
    answering({
      [`${base}/api/v3/repos/acme/shop/issues/7`]: issue(7, { html_url: `${base}/acme/shop/issues/7` }),
    });
    const { facts } = await readFromApi({ ...REF, host: 'ghe.acme.example' }, ['parent'], 't');
    expect(facts.key).toBe('github:ghe.acme.example/acme/shop#7');
    expect(facts).not.toHaveProperty('parent');
  });

  it('asks GraphQL only for what REST does not tell', async () => {
    const pull = { ...issue(7), html_url: 'https://github.com/acme/shop/pull/7' };
    const closing = {
      nodes: [{ number: 3, title: 'Three', url: 'https://github.com/acme/api/issues/3', state: 'CLOSED' }],
    };
    const graphql = 'https://api.github.com/graphql';
    answering({
      [API]: pull,
      [graphql]: {
        data: { repository: { issueOrPullRequest: { number: 7, closingIssuesReferences: closing } } },
      },
    });
    const { facts } = await readFromApi(REF, ['closes', 'labels'], 't');
    expect(facts.closes).toEqual([{ key: 'github:github.com/acme/api#3', title: 'Three', state: 'closed' }]);
    const body = JSON.parse(String(asked[1]?.init.body));
    expect(body.variables).toEqual({ owner: 'acme', repo: 'shop', number: 7 });
    expect(body.query).not.toContain('projectItems');
    expect(body.query.match(/[{}]/g).length % 2).toBe(0);
    answering({ [API]: pull, [graphql]: { errors: [{ message: 'scope' }], data: null } });
    expect((await readFromApi(REF, ['projects'], 't')).facts).not.toHaveProperty('projects');
    answering({ [API]: pull });
    await readFromApi(REF, ['labels', 'parent'], 't');
    expect(asked).toHaveLength(1);
  });

  it.each([
    [401, {}, 'signed-out'],
    [403, {}, 'forbidden'],
    [404, {}, 'missing'],
    [410, {}, 'missing'],
    [500, {}, 'broken'],
    [502, {}, 'broken'],
    [429, {}, 'limited'],
    [403, { 'retry-after': '30' }, 'limited'],
    [403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795266000' }, 'limited'],
  ])('%i %j is %s', async (status, headers, trouble) => {
    vi.useFakeTimers({ now: new Date('2026-11-21T10:00:00Z'), toFake: ['Date'] });
    answering({
      [API]: new Response('{}', { status, headers: Object.entries(headers).map(([k, v]) => [k, String(v)]) }),
    });
    const answer = await readFromApi(REF, ['parent' satisfies FactName], 't');
    expect(answer.facts).toEqual({ trouble });
    if (trouble !== 'limited') expect(answer).not.toHaveProperty('retryAt');
    else if ('retry-after' in headers) expect(answer.retryAt).toBe('2026-11-21T10:00:30.000Z');
    else if ('x-ratelimit-reset' in headers)
      expect(answer.retryAt).toBe(new Date(1_795_266_000_000).toISOString());
    else expect(answer.retryAt).toBe('2026-11-21T10:01:00.000Z');
  });

  it('says what is no answer, and passes an abort on', async () => {
    answering({ [API]: new Response('<html>login</html>') });
    expect((await readFromApi(REF, [], 't')).facts).toEqual({ trouble: 'broken' });
    answering({ [API]: { message: 'hello' } });
    expect((await readFromApi(REF, [], 't')).facts).toEqual({ trouble: 'broken' });
    answering({ [API]: new TypeError('Failed to fetch') });
    // The browser goes on believing that it is online.
    vi.stubGlobal('navigator', { onLine: true });
    expect((await readFromApi(REF, [], 't')).facts).toEqual({ trouble: 'offline' });
    await expect(readFromApi(REF, [], 't', AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  });
});

describeCaptures('the official contract', () => {
  it.each([REF, { ...REF, host: 'ghe.acme.dev' }])(
    'allows every request for an issue of $host',
    async (ref) => {
      const at =
        ref.host === 'github.com'
          ? API
          : API.replace('https://api.github.com', 'https://ghe.acme.dev/api/v3');
      const lists = ['/sub_issues', '/dependencies/blocked_by', '/dependencies/blocking'];
      answering({
        [at]: issue(7, {
          ...COUNTED,
          issue_dependencies_summary: { total_blocked_by: 1, total_blocking: 1 },
        }),
        [`${at}/parent`]: issue(1, { parent_issue_url: null }),
        ...Object.fromEntries(lists.map((path) => [`${at}${path}?per_page=100`, []])),
      });
      await readFromApi(ref, ['parent', 'subIssues', 'blockedBy', 'blocks'], 'secret');
      const requests = asked.map(({ url, init }): Asked => {
        const request = new Request(url, init);
        return {
          method: request.method,
          url: new URL(url),
          headers: Object.fromEntries(request.headers),
          body: '',
        };
      });
      expect(requests).toHaveLength(5);
      expect(await violationsOf(requests, 'github')).toEqual([]);
    },
  );
});

describeCaptures('recorded exchanges', () => {
  const FILE = join(SHARED_PAGES, 'github/octokit-search-issues.json');
  it('holds no header that we read in another form', () => {
    expect(existsSync(FILE)).toBe(true);
    const headers = Object.keys(JSON.parse(readFileSync(FILE, 'utf8'))[0].headers);
    expect(headers).toEqual(expect.arrayContaining(['x-ratelimit-remaining', 'x-ratelimit-reset']));
  });
});
