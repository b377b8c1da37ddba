import { beforeEach, describe, expect, it, vi } from 'vitest';
import { RETRIES, request, TIMEOUT_MS } from '../../lib/team/http.ts';
import { type Server, startServer } from './server.ts';

const URL_OF_FILE = 'https://api.github.com/repos/acme/shop/contents/plan';
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
let server: Server;

beforeEach(() => {
  server = startServer();
  vi.useRealTimers();
});

const ask = (more: object = {}) => request({ url: URL_OF_FILE, limit: 1_000, ...more });
const answering = (
  status: number,
  headers: Record<string, string> = JSON_TYPE,
  body: string | null = '{}',
) => {
  server.answers(() => new Response(body, { status, headers }));
  return ask();
};

describe('request', () => {
  it('gives what JSON says, with its ETag, and sends nothing that tells who asks', async () => {
    server.answers(new Response('\uFEFF{"a":1}', { headers: { ...JSON_TYPE, etag: '"x"' } }));
    expect(await ask()).toEqual({ ok: true, same: false, json: { a: 1 }, etag: '"x"' });
    expect(server.asked[0]?.headers).not.toHaveProperty('authorization');
  });

  it('fault 56: asks with the ETag of what is here, and takes "not modified" for an answer', async () => {
    server.answers(() => new Response(null, { status: 304 }));
    expect(await ask({ etag: '"x"' })).toEqual({ ok: true, same: true });
    expect(server.asked[0]?.headers['if-none-match']).toBe('"x"');
  });

  it.each([
    [401, 'signed-out'],
    [403, 'forbidden'],
    [404, 'missing'],
    [410, 'missing'],
    [301, 'moved'],
    [409, 'changed'],
    [422, 'changed'],
  ])('fault 51: asks once where %i is the answer: %s', async (status, why) => {
    expect(await answering(status)).toEqual({ ok: false, why });
    expect(server.asked).toHaveLength(1);
  });

  it.each([
    ['seconds', { 'retry-after': '90' }, 90],
    ['a second of the epoch', { 'x-ratelimit-reset': '1795255290', 'x-ratelimit-remaining': '0' }, 90],
    ['an ISO moment', { 'x-ratelimit-reset': '2026-11-21T10:01:30Z' }, 90],
    ['a day', { 'retry-after': '86400' }, 3600],
    ['the past', { 'x-ratelimit-reset': '1' }, null],
    ['nothing', {}, null],
    ['nonsense', { 'retry-after': 'soon', 'x-ratelimit-reset': 'later' }, null],
  ])('fault 52: waits as long as a limit says by %s, an hour at most', async (_, headers, seconds) => {
    vi.useFakeTimers({ now: Date.parse('2026-11-21T10:00:00Z'), toFake: ['Date'] });
    const after = seconds === null ? null : new Date(Date.now() + seconds * 1000).toISOString();
    expect(await answering(429, { ...JSON_TYPE, ...headers })).toEqual({
      ok: false,
      why: 'limited',
      ...(after && { after }),
    });
    expect(server.asked).toHaveLength(1);
  });

  it('follows no redirect, which the browser shows without a status', async () => {
    const redirected = Response.error();
    Object.defineProperty(redirected, 'type', { value: 'opaqueredirect' });
    server.answers(() => redirected);
    expect(await ask()).toEqual({ ok: false, why: 'moved' });
    expect(server.asked).toHaveLength(1);
  });

  it('fault 52: tells a spent limit from a missing right by its headers', async () => {
    const spent = await answering(403, { 'x-ratelimit-remaining': '0' });
    expect(spent).toEqual({ ok: false, why: 'limited' });
    expect(await answering(403, { 'retry-after': '60' })).toMatchObject({ why: 'limited' });
    expect(await answering(403, {})).toEqual({ ok: false, why: 'forbidden' });
  });

  it.each([500, 502, 503, 504])('fault 53: tries %i three times at most', async (status) => {
    vi.useFakeTimers();
    const answer = answering(status);
    await vi.runAllTimersAsync();
    expect(await answer).toEqual({ ok: false, why: 'broken' });
    expect(server.asked).toHaveLength(1 + RETRIES);
  });

  it('fault 53: takes the second answer where the first one was lost', async () => {
    vi.useFakeTimers();
    server.answers(new TypeError('Failed to fetch'), new Response('{"a":1}', { headers: JSON_TYPE }));
    const answer = ask();
    await vi.runAllTimersAsync();
    expect(await answer).toMatchObject({ ok: true, json: { a: 1 } });
  });

  it('fault 53: gives up a server that hangs, after 10 s a try', async () => {
    vi.useFakeTimers();
    server.answers(() => Promise.race<Response>([]));
    const [answer, begun] = [ask(), Date.now()];
    await vi.runAllTimersAsync();
    expect(await answer).toEqual({ ok: false, why: 'broken' });
    expect(server.asked).toHaveLength(1 + RETRIES);
    expect(Date.now() - begun).toBeLessThan((1 + RETRIES) * TIMEOUT_MS + 10_000);
  });

  it('fault 53: gives up a body that never ends', async () => {
    vi.useFakeTimers();
    const stalled = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"a":1}')),
    });
    server.answers(() => new Response(stalled, { headers: JSON_TYPE }));
    const answer = ask();
    await vi.advanceTimersByTimeAsync(TIMEOUT_MS);
    expect(await answer).toEqual({ ok: false, why: 'broken' });
  });

  it('fault 55: says offline when nothing answers, whatever the browser believes', async () => {
    vi.useFakeTimers();
    vi.stubGlobal('navigator', { onLine: true });
    server.answers(new TypeError('Failed to fetch'));
    const answer = ask();
    await vi.runAllTimersAsync();
    expect(await answer).toEqual({ ok: false, why: 'offline' });
  });

  it.each([
    ['a page to sign in', '<html>Log in</html>', { 'content-type': 'text/html' }, 'signed-out'],
    ['another type', '{}', { 'content-type': 'application/yaml' }, 'broken'],
    ['no type', 'hello', {}, 'broken'],
    ['half of it', '{"a":', JSON_TYPE, 'broken'],
    ['more than the limit', `"${'x'.repeat(2_000)}"`, JSON_TYPE, 'too-big'],
    ['a length over the limit', '{}', { ...JSON_TYPE, 'content-length': '5000000' }, 'too-big'],
  ])('fault 54: refuses an answer of %s', async (_, body, headers: Record<string, string>, why) => {
    server.answers(() => new Response(body, { headers }));
    expect(await ask()).toEqual({ ok: false, why });
  });

  it('fault 54: stops reading at the limit', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(500));
      },
    });
    server.answers(() => new Response(endless, { headers: JSON_TYPE }));
    expect(await ask()).toEqual({ ok: false, why: 'too-big' });
    expect(sent).toBeLessThan(6);
  });
});
