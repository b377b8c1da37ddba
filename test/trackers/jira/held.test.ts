import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askIssue, forget } from '../../../lib/trackers/jira/held.ts';
import type { Page } from '../../../lib/trackers/tracker.ts';
import { fetchDouble, pageAt, signal } from './support.ts';

const pageOf = (number: number): Page => pageAt(`https://acme.atlassian.net/browse/SHOP-${number}`);
const issue = (url: URL) => Response.json({ key: url.pathname.split('/').at(-1), fields: {} });
let asked: ReturnType<typeof fetchDouble>['asked'];
let next = 0;
/** An issue that no other test has asked for. */
const fresh = () => {
  next += 1;
  return pageOf(1000 + next);
};

beforeEach(() => {
  vi.useFakeTimers();
  const double = fetchDouble(({ url }) => issue(url));
  asked = double.asked;
  vi.stubGlobal('fetch', double.fetch);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('askIssue', () => {
  it('asks once while the page is drawn again and again, and again after a minute', async () => {
    const page = fresh();
    for (let at = 0; at < 5; at += 1) await askIssue(page, signal());
    expect(asked).toHaveLength(1);
    vi.advanceTimersByTime(59_000);
    await askIssue(page, signal());
    expect(asked).toHaveLength(1);
    vi.advanceTimersByTime(1_000);
    await askIssue(page, signal());
    expect(asked).toHaveLength(2);
  });

  it('asks once for readings at the same time', async () => {
    const page = fresh();
    const answers = await Promise.all([askIssue(page, signal()), askIssue({ ...page }, signal())]);
    expect(answers[0]).toBe(answers[1]);
    expect(asked).toHaveLength(1);
  });

  it('asks again at once when told to forget', async () => {
    const page = fresh();
    await askIssue(page, signal());
    forget(`jira:acme.atlassian.net/SHOP-${page.ref?.number}`);
    await askIssue(page, signal());
    expect(asked).toHaveLength(2);
  });

  it('does not ask again about a refusal within the minute', async () => {
    const page = fresh();
    const refused = fetchDouble(() => new Response('', { status: 401 }));
    vi.stubGlobal('fetch', refused.fetch);
    for (let at = 0; at < 3; at += 1)
      expect(await askIssue(page, signal())).toEqual({ ok: false, why: 'signed-out' });
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
    const left = askIssue(page, first.signal);
    const waiting = askIssue(page, signal());
    const { fetch, asked: again } = fetchDouble(({ url }) => issue(url));
    vi.stubGlobal('fetch', fetch);
    first.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
    expect(await waiting).toMatchObject({ ok: true });
    expect(await askIssue(page, signal())).toMatchObject({ ok: true });
    expect(again).toHaveLength(1);
  });

  it('holds fifty issues', async () => {
    const first = fresh();
    await askIssue(first, signal());
    for (let at = 0; at < 50; at += 1) await askIssue(fresh(), signal());
    asked.length = 0;
    await askIssue(first, signal());
    expect(asked).toHaveLength(1);
  });
});
