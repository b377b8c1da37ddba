import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { moreThan } from '../../lib/background/more-than.ts';
import { reportTo } from '../../lib/platform/report.ts';
import { saveToken } from '../../lib/storage/tokens.ts';
import { resetBrowser } from '../platform/fake-browser.ts';
import { freshDatabase } from '../storage/fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const facts = { key: 'github:github.com/acme/shop#7', readAt: '2026-11-21T10:42:00Z', source: 'page' };
const ISSUE = 'https://api.github.com/repos/acme/shop/issues/7';
/** A GitHub that knows the issue and nothing else. */
const gitHub = vi.fn(async (url: string) =>
  url === ISSUE
    ? Response.json({ html_url: 'https://github.com/acme/shop/issues/7', labels: [{ name: 'checkout' }] })
    : Response.json({ message: 'Not Found' }, { status: 404 }),
);

beforeEach(async () => {
  await freshDatabase();
  resetBrowser();
  reportTo(async () => undefined);
  await saveToken('github.com', 'ghp_0123456789');
  gitHub.mockClear();
  vi.stubGlobal('fetch', gitHub);
  vi.stubGlobal('navigator', { onLine: true });
});
afterEach(() => vi.unstubAllGlobals());

it('asks for what the page lacks, and for nothing that it showed', async () => {
  const shown = { parent: null, blockedBy: [], blocks: [], closes: [], pulls: [], projects: [] };
  expect(await moreThan({ ...facts, ...shown })).toMatchObject({ labels: ['checkout'] });
  expect(gitHub.mock.calls.map(([url]) => url)).toEqual([ISSUE]);
  await moreThan(facts);
  expect(gitHub.mock.calls.map(([url]) => url)).toContain(`${ISSUE}/dependencies/blocked_by?per_page=100`);
});

it.each([
  ['the tracker has refused the page already', { ...facts, trouble: 'signed-out' as const }],
  ['no token is stored', { ...facts, key: 'github:ghe.acme.dev/acme/shop#7' }],
  ['it is read on its own pages', { ...facts, key: 'jira:acme.atlassian.net/SHOP-9' }],
])('asks nobody where %s', async (_, known) => {
  expect(await moreThan(known)).toBeNull();
  expect(gitHub).not.toHaveBeenCalled();
});

it('leaves unread what the tracker refuses', async () => {
  gitHub.mockResolvedValueOnce(Response.json({ message: 'no' }, { status: 403 }));
  expect(await moreThan(facts)).toBeNull();
});

it('tells of a limit and its end, asks nobody before, and again afterwards', async () => {
  gitHub.mockResolvedValueOnce(new Response('{}', { status: 429, headers: { 'retry-after': '600' } }));
  const refused = await moreThan(facts);
  expect(refused).toEqual({ trouble: 'limited', retryAt: expect.stringMatching(/^\d{4}-/) });
  const asked = gitHub.mock.calls.length;
  const known = { ...facts, ...refused };
  expect(await moreThan(known)).toEqual(refused);
  expect(gitHub.mock.calls).toHaveLength(asked);
  vi.useFakeTimers({ now: Date.now() + 601_000, toFake: ['Date'] });
  try {
    expect(await moreThan(known)).toMatchObject({ labels: ['checkout'] });
  } finally {
    vi.useRealTimers();
  }
});

it('asks once for two tabs of one issue', async () => {
  const both = await Promise.all([moreThan(facts), moreThan(facts)]);
  expect(both).toMatchObject([{ labels: ['checkout'] }, { labels: ['checkout'] }]);
  expect(gitHub.mock.calls.filter(([url]) => url === ISSUE)).toHaveLength(1);
});
