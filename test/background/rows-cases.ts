import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { handlers } from '../../lib/background/handlers.ts';
import { forgetRows } from '../../lib/background/row-cache.ts';
import type { IssueFacts } from '../../lib/core/facts.ts';
import type { RowsAsk, RowsKnown, RowsRequest } from '../../lib/messages/protocol.ts';
import { answer } from '../../lib/messages/serve.ts';
import { reportTo } from '../../lib/platform/report.ts';
import { applyEdit } from '../../lib/storage/edits.ts';
import { publishAll } from '../../lib/storage/publish.ts';
import type { SiteAnswer } from '../../lib/trackers/site-request.ts';
import { resetBrowser } from '../platform/fake-browser.ts';
import { freshDatabase } from '../storage/fresh.ts';

/** A host of its own for each test: what is held in memory of one is nothing to another. */
let hosts = 0;

export let host = '';

export const jira = (n: number) => `jira:${host}/SHOP-${n}`;

export const github = (n: number) => `github:${host}/acme/shop#${n}`;

export const problems = vi.fn(async () => undefined);

let edits = 0;

export const edit = (what: Parameters<typeof applyEdit>[1]) =>
  applyEdit(`edit-${String(++edits).padStart(6, '0')}`, what);

/** Nothing is stored before a test, and nothing went wrong unseen in it. */
export function eachAnew(): void {
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
}

/** The test's host is a GitHub Enterprise's. */
export function onEnterprise(): void {
  host = `ghe${hosts}.example`;
}

/** A goal whose rule asks for labels; parents count only where a test says so. */
export async function goalIn(
  scope: string,
  { rule = 'label:checkout', inherits = false } = {},
): Promise<void> {
  await edit({ kind: 'settings', patch: { scopes: [scope], noInheritance: inherits ? [] : [scope] } });
  await edit({ kind: 'goal', goal: { title: 'Checkout', rules: [rule] } });
  await publishAll();
}

export const sender = (tab: number) => ({
  id: 'plumbline-id',
  url: `https://${host}/`,
  tab: { id: tab },
  frameId: 0,
});

export type Name = 'rows' | 'rows-read';

export async function send(name: Name, ask: object, tab = 1): Promise<RowsKnown> {
  const reply = await answer(handlers, { plumbline: 1, name, ask }, sender(tab));
  // Its shape is what the handlers' types say.
  if (reply.ok) return reply.value as RowsKnown;
  throw new Error(reply.error.message);
}

/** A Jira that tells a page's session what it knows: fields by short key. */
export type Site = Record<string, object>;

export const told = (site: Site, { keys }: RowsRequest): SiteAnswer => ({
  status: 200,
  headers: [['content-type', 'application/json']],
  body: JSON.stringify({
    issues: keys.flatMap((key) => {
      const short = key.replace(/.*\//, '');
      return site[short] ? [{ key: short, fields: site[short] }] : [];
    }),
  }),
});

export const refusing =
  (status: number, headers: [string, string][] = []) =>
  (): SiteAnswer => ({ status, headers, body: '' });

/** What a page does: asks, and makes each request that it is given. */
export async function page(
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

export const upTo = (n: number) => Array.from({ length: n }, (_, i) => jira(i + 1));

export const labelled: Site = Object.fromEntries(
  Array.from({ length: 300 }, (_, i) => [`SHOP-${i + 1}`, { labels: i % 2 ? ['checkout'] : [] }]),
);

export const keysIn = (requests: readonly RowsRequest[]) => requests.flatMap(({ keys }) => keys);

export async function seen(more: Partial<IssueFacts> & { key: string }): Promise<void> {
  const facts = [{ readAt: new Date().toISOString(), source: 'rest', ...more }];
  await answer(handlers, { plumbline: 1, name: 'seen', ask: { facts } }, sender(1));
}
