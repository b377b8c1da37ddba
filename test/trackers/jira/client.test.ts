import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askIssue, forget } from '../../../lib/trackers/jira/client.ts';
import type { Page } from '../../../lib/trackers/tracker.ts';
import { describeCaptures } from '../../shared.ts';
import { violationsOf } from '../../team/server.ts';
import { fetchDouble, pageAt, signal } from './support.ts';

const ISSUE = { id: '1', key: 'SHOP-9', fields: { summary: 'Retry' } };
const cloud = pageAt('https://acme.atlassian.net/browse/SHOP-9');
const dc = pageAt('https://issues.acme.example/jira/browse/SHOP-9');
/** Asks anew, whatever is held from other tests. */
const ask = (page: Page, visit = signal()) => {
  const key = `jira:${page.host}/SHOP-9`;
  forget(key);
  return askIssue(page, key, visit);
};
const NOW = new Date('2026-11-21T10:00:00Z');

/** Each test has a host of its own: a limited host stays so. */
let hosts = 0;
const elsewhere = () => {
  hosts += 1;
  return pageAt(`https://site${hosts}.atlassian.net/browse/SHOP-9`);
};

function answering(answer: Parameters<typeof fetchDouble>[0]) {
  const double = fetchDouble(answer);
  vi.stubGlobal('fetch', double.fetch);
  return double.asked;
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** As `redirect: 'manual'` shows one: no status, no headers, no body. */
function redirected(): Promise<Response> {
  const response = Response.error();
  Object.defineProperty(response, 'type', { value: 'opaqueredirect' });
  return Promise.resolve(response);
}

describe('what is asked', () => {
  it('is one same-origin request with the page’s own session, never following a redirect', async () => {
    const asked = answering(() => Response.json(ISSUE));
    expect(await ask(cloud)).toMatchObject({
      key: 'jira:acme.atlassian.net/SHOP-9',
      title: 'Retry',
      source: 'rest',
    });
    expect(asked).toHaveLength(1);
    const [{ url, init } = { url: new URL('x:y'), init: {} }] = asked;
    expect(url.origin + url.pathname).toBe('https://acme.atlassian.net/rest/api/3/issue/SHOP-9');
    expect(url.searchParams.get('expand')).toBe('schema');
    const fields = url.searchParams.get('fields')?.split(',') ?? [];
    expect(fields).toEqual(
      expect.arrayContaining(['summary', 'parent', 'issuelinks', '*navigable', '-comment']),
    );
    expect(init).toMatchObject({ credentials: 'same-origin', redirect: 'manual' });
    expect(new Headers(init.headers).get('accept')).toBe('application/json');
    expect(new Headers(init.headers).has('authorization')).toBe(false);
    expect(init.method ?? 'GET').toBe('GET');
  });

  it('stands under the context path and speaks version 2 on Data Center', async () => {
    const asked = answering(() => Response.json(ISSUE));
    await ask(dc);
    expect(asked[0]?.url.href).toMatch(
      /^https:\/\/issues\.acme\.example\/jira\/rest\/api\/2\/issue\/SHOP-9\?/,
    );
  });
});

describeCaptures('the official contract', () => {
  it('allows the request for an issue, in the cloud and under a context path', async () => {
    vi.useRealTimers();
    const asked = answering(() => Response.json(ISSUE));
    await ask(cloud);
    await ask(dc);
    const requests = asked.map(({ url, init: { method = 'GET', headers } }) => ({
      ...{ method, url, body: '' },
      headers: Object.fromEntries(new Headers(headers)),
    }));
    expect(requests).toHaveLength(2);
    expect(await violationsOf(requests, 'jira')).toEqual([]);
  });
});

describe('answers that are none', () => {
  const json = { 'content-type': 'application/json' };
  it.each([
    ['401', () => new Response('{}', { status: 401, headers: json }), 'signed-out'],
    ['403', () => new Response('{}', { status: 403, headers: json }), 'forbidden'],
    ['404', () => new Response('{"errorMessages":[]}', { status: 404, headers: json }), 'missing'],
    ['410', () => new Response('{}', { status: 410, headers: json }), 'broken'],
    ['500', () => new Response('oops', { status: 500 }), 'broken'],
    ['503', () => new Response('', { status: 503, headers: { 'retry-after': '5' } }), 'broken'],
    [
      'a login page with status 200',
      () => new Response('<title>Log in</title>', { headers: { 'content-type': 'text/html;charset=UTF-8' } }),
      'signed-out',
    ],
    ['no content type', () => new Response(new Blob(['{}'])), 'signed-out'],
    ['truncated JSON', () => new Response('{"key":"SHOP-9","fie', { headers: json }), 'broken'],
    ['JSON that is no issue', () => Response.json({ errorMessages: ['no'] }), 'broken'],
    ['a list', () => Response.json([ISSUE]), 'broken'],
    ['a redirect, which is not followed', () => redirected(), 'signed-out'],
  ] as const)('%s', async (_name, answer, why) => {
    const asked = answering(answer);
    expect(await ask(elsewhere())).toEqual({ trouble: why });
    expect(asked).toHaveLength(1);
  });

  it('no connection', async () => {
    // The browser goes on believing that it is online.
    vi.stubGlobal('navigator', { onLine: true });
    answering(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await ask(cloud)).toEqual({ trouble: 'offline' });
  });

  it('a server that never answers: given up after ten seconds', async () => {
    const clock = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(clock.signal);
    answering(({ init }) => hang(init));
    const answer = ask(cloud);
    clock.abort(new DOMException('timed out', 'TimeoutError'));
    expect(await answer).toEqual({ trouble: 'broken' });
    expect(timeout).toHaveBeenCalledWith(10_000);
  });

  it('a visit that ends while asking: rejects with its reason, and the request is cancelled', async () => {
    let cancelled = false;
    answering(({ init }) => hang(init, () => (cancelled = true)));
    const visit = new AbortController();
    const answer = ask(cloud, visit.signal);
    visit.abort(new Error('left'));
    await expect(answer).rejects.toThrow('left');
    expect(cancelled).toBe(true);
  });

  it('a visit that has ended asks nothing', async () => {
    const asked = answering(() => Response.json(ISSUE));
    await expect(ask(cloud, AbortSignal.abort(new Error('left')))).rejects.toThrow('left');
    expect(asked).toEqual([]);
  });
});

function hang({ signal }: RequestInit, onCancel?: () => void): Promise<Response> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => {
      onCancel?.();
      reject(signal.reason);
    });
  });
}

describe('a site that tells us to wait', () => {
  const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
  it.each([
    ['retry-after in seconds', { 'retry-after': '30' }, 30],
    ['retry-after as a date', { 'retry-after': at(120).toUTCString() }, 120],
    ['an ISO reset', { 'x-ratelimit-reset': at(90).toISOString() }, 90],
    ['an epoch reset', { 'x-ratelimit-reset': String(at(45).getTime() / 1000) }, 45],
    ['nothing', {}, 60],
    ['nonsense', { 'retry-after': 'soon', 'x-ratelimit-reset': '-1' }, 60],
    ['a day', { 'retry-after': '86400' }, 3600],
  ])('%s', async (_name, headers, seconds) => {
    const page = elsewhere();
    const asked = answering(() =>
      asked.length > 1 ? Response.json(ISSUE) : new Response('', { status: 429, headers }),
    );
    const limited = { trouble: 'limited' };
    expect(await ask(page)).toEqual(limited);

    vi.setSystemTime(at(seconds - 1));
    expect(await askIssue(page, `jira:${page.host}/SHOP-10`, signal())).toEqual(limited);
    expect(asked).toHaveLength(1);

    vi.setSystemTime(at(seconds + 1));
    expect(await ask(page)).toMatchObject({ title: 'Retry' });
    expect(asked).toHaveLength(2);
  });

  it('keeps other sites asked', async () => {
    answering(() => new Response('', { status: 403, headers: { 'retry-after': '9' } }));
    expect(await ask(elsewhere())).toEqual({ trouble: 'limited' });
    answering(() => Response.json(ISSUE));
    expect(await ask(elsewhere())).toMatchObject({ title: 'Retry' });
  });
});

describe('an answer that is held', () => {
  const pageOf = (number: number): Page => pageAt(`https://acme.atlassian.net/browse/SHOP-${number}`);
  const keyOf = (page: Page) => page.key;
  const askAgain = (page: Page, visit = signal()) => askIssue(page, keyOf(page), visit);
  const issue = (url: URL) => Response.json({ key: url.pathname.split('/').at(-1), fields: {} });
  let asked: ReturnType<typeof fetchDouble>['asked'];
  let next = 0;
  /** An issue that no other test has asked for. */
  const fresh = () => {
    next += 1;
    return pageOf(1000 + next);
  };

  beforeEach(() => {
    const double = fetchDouble(({ url }) => issue(url));
    asked = double.asked;
    vi.stubGlobal('fetch', double.fetch);
  });

  it('asks once while the page is drawn again and again, and again after a minute', async () => {
    const page = fresh();
    for (let at = 0; at < 5; at += 1) await askAgain(page);
    expect(asked).toHaveLength(1);
    vi.advanceTimersByTime(59_000);
    await askAgain(page);
    expect(asked).toHaveLength(1);
    vi.advanceTimersByTime(1_000);
    await askAgain(page);
    expect(asked).toHaveLength(2);
  });

  it('asks once for readings at the same time', async () => {
    const page = fresh();
    const answers = await Promise.all([askAgain(page), askAgain({ ...page })]);
    expect(answers[0]).toBe(answers[1]);
    expect(asked).toHaveLength(1);
  });

  it('asks again at once when told to forget', async () => {
    const page = fresh();
    await askAgain(page);
    forget(keyOf(page));
    await askAgain(page);
    expect(asked).toHaveLength(2);
  });

  it('does not ask again about a refusal within the minute', async () => {
    const page = fresh();
    const refused = fetchDouble(() => new Response('', { status: 401 }));
    vi.stubGlobal('fetch', refused.fetch);
    for (let at = 0; at < 3; at += 1) expect(await askAgain(page)).toEqual({ trouble: 'signed-out' });
    expect(refused.asked).toHaveLength(1);
  });

  it('a visit that ended does not spoil the next one’s answer', async () => {
    const page = fresh();
    const first = new AbortController();
    vi.stubGlobal('fetch', (_url: URL, init: RequestInit) => {
      return new Promise((_resolve, reject) => {
        init.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      });
    });
    const left = askAgain(page, first.signal);
    const waiting = askAgain(page);
    const { fetch, asked: again } = fetchDouble(({ url }) => issue(url));
    vi.stubGlobal('fetch', fetch);
    first.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
    expect(await waiting).toMatchObject({ key: keyOf(page) });
    expect(await askAgain(page)).toMatchObject({ key: keyOf(page) });
    expect(again).toHaveLength(1);
  });

  it('holds fifty issues', async () => {
    const first = fresh();
    await askAgain(first);
    for (let at = 0; at < 50; at += 1) await askAgain(fresh());
    asked.length = 0;
    await askAgain(first);
    expect(asked).toHaveLength(1);
  });
});
