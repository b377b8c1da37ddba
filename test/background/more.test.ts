import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { more } from '../../lib/background/more.ts';
import { reportTo } from '../../lib/platform/report.ts';
import { readToken, refusedHosts, saveToken } from '../../lib/storage/tokens.ts';
import { resetBrowser } from '../platform/fake-browser.ts';
import { describeCaptures, SHARED_PAGES } from '../shared.ts';
import { freshDatabase } from '../storage/fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const KEY = 'github:github.com/PyGithub/PyGithub#34';
const API = 'https://api.github.com/repos/PyGithub/PyGithub/issues';
const capture = (name: string): unknown =>
  JSON.parse(readFileSync(join(SHARED_PAGES, 'github', name), 'utf8'));

/** A GitHub that knows some addresses and answers 404 to all others. */
function gitHub(answers: Record<string, () => Response>) {
  const asked: { url: string; init: RequestInit | undefined }[] = [];
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    asked.push({ url, init });
    return (answers[url] ?? (() => Response.json({ message: 'Not Found' }, { status: 404 })))();
  });
  return asked;
}

const refusing = (status: number, headers: Record<string, string> = {}) =>
  gitHub({ [`${API}/34`]: () => Response.json({ message: 'no' }, { status, headers }) });

beforeEach(async () => {
  await freshDatabase();
  resetBrowser();
  reportTo(async () => undefined);
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T10:42:00Z') });
  await saveToken('github.com', 'ghp_0123456789');
  vi.stubGlobal('navigator', { onLine: true });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describeCaptures('more, from captured answers', () => {
  it('reads the chain of parents, and knows where it ends', async () => {
    const [sub] = [capture('rest-sub-issues-2025-07.json')].flat();
    const asked = gitHub({
      [`${API}/34`]: () => Response.json(sub),
      [`${API}/34/parent`]: () => Response.json(capture('rest-issue-parent-2025-07.json')),
    });
    expect(await more(KEY, ['parent', 'labels'])).toMatchObject({
      key: KEY,
      labels: [],
      parent: {
        key: 'github:github.com/PyGithub/PyGithub#5',
        title: 'feat: Apply linting and formatting rules',
        parent: null,
      },
    });
    expect(asked.map(({ url }) => url)).toEqual([`${API}/34`, `${API}/34/parent`, `${API}/5/parent`]);
    for (const { init } of asked) {
      expect(init).toMatchObject({ redirect: 'manual', credentials: 'omit' });
      expect(new Headers(init?.headers).get('authorization')).toBe('Bearer ghp_0123456789');
    }
  });

  it('reads the sub-issues', async () => {
    gitHub({
      [`${API}/5`]: () => Response.json(capture('rest-issue-parent-2025-07.json')),
      [`${API}/5/sub_issues?per_page=100`]: () => Response.json(capture('rest-sub-issues-2025-07.json')),
    });
    const { subIssues } = await more('github:github.com/PyGithub/PyGithub#5', ['subIssues']);
    const count = [capture('rest-sub-issues-2025-07.json')].flat().length;
    // Believed only when all that were counted are there.
    expect(subIssues?.length ?? 0).toBe(count === 3 ? 3 : 0);
  });
});

describe('more', () => {
  it.each([
    [401, {}, 'signed-out', /Put a new one into the options/],
    [403, {}, 'no-right', /Needs: Issues, read/],
    [404, {}, 'not-found', /no such issue/],
    [410, {}, 'not-found', /no such issue/],
    [500, {}, 'wrong-answer', /try again later/],
    [503, {}, 'wrong-answer', /try again later/],
  ])('says what to do about %i', async (status, headers, code, words) => {
    refusing(status, headers);
    await expect(more(KEY, ['parent'])).rejects.toMatchObject({
      code,
      message: expect.stringMatching(words),
    });
  });

  it.each([
    [
      'a reset',
      403,
      {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(Date.parse('2026-11-21T10:55:00Z') / 1000),
      },
      13,
    ],
    ['seconds', 429, { 'retry-after': '120' }, 2],
    ['nothing', 429, {}, 1],
    ['a day', 429, { 'retry-after': '86400' }, 60],
    ['nonsense', 429, { 'retry-after': 'soon' }, 1],
  ])('asks nothing before the time that a limit names by %s', async (_, status, headers, minutes) => {
    const asked = refusing(status, headers);
    const refused = expect.objectContaining({
      code: 'limit',
      message: expect.stringMatching(/again at \d\d:\d\d\.$/),
    });
    await expect(more(KEY, ['parent'])).rejects.toEqual(refused);
    vi.setSystemTime(Date.now() + minutes * 60_000 - 1);
    await expect(more(KEY, ['parent'])).rejects.toEqual(refused);
    expect(asked).toHaveLength(1);
    vi.setSystemTime(Date.now() + 1);
    await expect(more(KEY, ['parent'])).rejects.toEqual(refused);
    expect(asked).toHaveLength(2);
  });

  it('takes no login page for an answer', async () => {
    gitHub({
      [`${API}/34`]: () => new Response('<html>Sign in</html>', { headers: { 'content-type': 'text/html' } }),
    });
    await expect(more(KEY, ['parent'])).rejects.toMatchObject({ code: 'wrong-answer' });
  });

  it('says when there is no token for the host, and asks nobody', async () => {
    const asked = gitHub({});
    await expect(more('github:ghe.acme.dev/acme/shop#7', ['parent'])).rejects.toMatchObject({
      code: 'no-token',
      message: expect.stringContaining('ghe.acme.dev'),
    });
    await expect(more('jira:acme.atlassian.net/SHOP-9', ['parent'])).rejects.toMatchObject({
      code: 'no-token',
    });
    expect(asked).toEqual([]);
  });

  it('asks an Enterprise server at its own address', async () => {
    await saveToken('ghe.acme.dev', 'ghp_enterprise');
    const asked = gitHub({});
    await expect(more('github:ghe.acme.dev/acme/shop#7', ['labels'])).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(asked.map(({ url }) => url)).toEqual(['https://ghe.acme.dev/api/v3/repos/acme/shop/issues/7']);
  });

  it('fault 51: sends a token that was refused no more, until another one is put in', async () => {
    const asked = refusing(401);
    await expect(more(KEY, ['parent'])).rejects.toMatchObject({ code: 'signed-out' });
    await expect(more(KEY, ['parent'])).rejects.toMatchObject({ code: 'no-token' });
    expect(asked).toHaveLength(1);
    expect(await refusedHosts()).toEqual(['github.com']);
    await saveToken('github.com', 'ghp_another');
    expect(await readToken('github.com')).toBe('ghp_another');
    expect(await refusedHosts()).toEqual([]);
  });
});
