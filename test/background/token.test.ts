import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { handlers } from '../../lib/background/handlers.ts';
import { erased } from '../../lib/background/safety.ts';
import { syncNow } from '../../lib/background/sync.ts';
import { readSpacesNow } from '../../lib/background/team.ts';
import { makeFile } from '../../lib/core/file/make.ts';
import type { MessageName } from '../../lib/messages/protocol.ts';
import { answer } from '../../lib/messages/serve.ts';
import { reportTo } from '../../lib/platform/report.ts';
import { openStore } from '../../lib/storage/db.ts';
import { saveProblem } from '../../lib/storage/problems.ts';
import { publishAll } from '../../lib/storage/publish.ts';
import { readRecords } from '../../lib/storage/read.ts';
import { readToken, saveToken } from '../../lib/storage/tokens.ts';
import { browser, resetBrowser } from '../platform/fake-browser.ts';
import { freshDatabase } from '../storage/fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

/** A token is asked for in every way there is, of servers that hand it back in every way there is. */

const TOKEN = 'ghp_planted0123456789token';
const SHOP = 'github:github.com/acme/shop';
const OWN = { id: 'plumbline-id', url: 'chrome-extension://plumbline-id/popup.html' };
const PAGE = { id: 'plumbline-id', url: 'https://github.com/acme/shop/issues/7', tab: { id: 4 }, frameId: 2 };

const echo = `Bad credentials: Bearer ${TOKEN}`;
const json = (status: number, headers = {}) =>
  Response.json(
    { message: echo, documentation_url: `https://docs.example/?t=${TOKEN}` },
    { status, headers },
  );
const SERVERS: Record<string, () => Response> = {
  'does not take it': () => json(401, { 'www-authenticate': echo }),
  'says it may not': () => json(403),
  'knows no such thing': () => json(404),
  'asks to wait': () => json(429, { 'retry-after': '60', 'x-echo': TOKEN }),
  'is broken': () => json(500),
  'answers with something else': () => json(200, { etag: `"${'a'.repeat(8)}"` }),
  'shows a page': () => new Response(`<p>${echo}</p>`, { headers: { 'content-type': 'text/html' } }),
  'is not reached': () => {
    throw new TypeError(`Failed to fetch with authorization: ${echo}`);
  },
  'makes the browser fail': () => {
    throw new Error(`Headers.append: ${echo} is an invalid header value`);
  },
};

const facts = { key: `${SHOP}#7`, title: 'Something', readAt: '2026-11-21T10:42:00Z', source: 'page' };
const share = { goals: ['mine'], weeks: [], scopes: [SHOP], exempt: [], answers: true };
const choice = { address: SHOP, share, take: [] };

/** Of each message one that goes as far as it can; a new kind of message has to be added here. */
const ASKS: { [N in MessageName]: object } = {
  edit: {
    id: 'edit-000002',
    edit: { kind: 'dispose', issues: [`${SHOP}#7`], disposition: { kind: 'parked' } },
  },
  undo: { id: 'edit-000002' },
  seen: { facts: [facts], state: 'unknown', parts: ['title badge'], pageKind: 'issue' },
  problem: { part: 'title badge', pageKind: 'issue', sets: [], message: 'x' },
  'forget-problem': { id: 'none' },
  part: { script: 'github-list' },
  rows: { keys: [`${SHOP}#7`] },
  'rows-read': {
    keys: [`${SHOP}#7`],
    request: {
      url: 'https://github.com/',
      method: 'GET',
      headers: {},
      keys: [`${SHOP}#7`],
      fields: [],
      facts: [],
    },
    answer: { status: 401, headers: [], body: '' },
  },
  card: {},
  open: { page: 'triage' },
  token: { host: 'ghe.acme.dev', token: null },
  device: { reminder: true },
  'sync-now': {},
  'conflict-dismiss': { seq: 1 },
  'space-join': { address: 'acme/shop' },
  'space-read': { address: SHOP },
  'space-proposal': { address: SHOP, typed: 'acme/shop@plan' },
  'space-preview': { choice },
  'space-publish': { choice, seen: 'x' },
  'space-answer': { address: SHOP, answer: { period: '2026-W47', ranking: ['mine'] } },
  'space-members': { address: SHOP },
  'space-leave': { address: 'acme/other' },
  erase: {},
};

type Sent = { url: string; authorization: string; rest: string };
let sent: Sent[] = [];

beforeEach(async () => {
  await freshDatabase();
  resetBrowser();
  reportTo(saveProblem);
  sent = [];
  vi.useFakeTimers({ toFake: ['setTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function serve(respond: () => Response): void {
  vi.stubGlobal('fetch', async (input: Request | string, init?: RequestInit) => {
    const request = new Request(input, init);
    const { authorization = '', ...headers } = Object.fromEntries(request.headers);
    const rest = JSON.stringify([request.url, headers, await request.text()]);
    sent.push({ url: request.url, authorization, rest });
    return respond();
  });
}

/** Until it is settled; whatever waits for a time to pass finds that it has. */
async function settled<T>(work: Promise<T>): Promise<T> {
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await vi.advanceTimersByTimeAsync(5_000);
    await new Promise((next) => setImmediate(next));
  }
  return over;
}

/** Everything that is stored, but for the table of tokens. */
async function stored() {
  const { db } = await openStore();
  const tables = db.tables.filter(({ name }) => name !== 'tokens');
  const { local, session, sync } = browser.storage;
  return {
    tables: await Promise.all(tables.map(async ({ name }) => [name, await db.table(name).toArray()])),
    ...{ local: await local.get(null), session: await session.get(null), sync: await sync.get(null) },
    file: makeFile(await readRecords()),
  };
}

it.each(Object.entries(SERVERS))('a token comes out nowhere when its server %s', async (_, respond) => {
  const said = (['error', 'warn', 'log'] as const).map((name) => vi.spyOn(console, name).mockReturnValue());
  const send = async (name: MessageName, from: typeof OWN) =>
    answer(handlers, { plumbline: 1, name, ask: ASKS[name] }, from);
  serve(respond);
  await handlers.edit(
    { id: 'edit-000000', edit: { kind: 'settings', patch: { scopes: [SHOP] } } },
    { from: 'own-page' },
  );
  await settled(readSpacesNow());
  await saveToken('github.com', TOKEN);
  const space = { state: 'joined', file: { format: 'plumbline', version: 1 }, version: null, etag: null };
  const { db } = await openStore();
  await db.table('spaces').put({ address: SHOP, ...space, readAt: null, triedAt: null });

  const names = Object.keys(ASKS).filter((name): name is MessageName => name in ASKS);
  const answers: unknown[] = [];
  for (const name of names.filter((name) => name !== 'erase'))
    for (const from of [PAGE, OWN]) {
      // One that was refused is not sent again, nor one of a host that asked to wait.
      await saveToken('github.com', TOKEN);
      await browser.storage.session.clear();
      answers.push([name, await settled(send(name, from))]);
    }
  await settled(Promise.all([readSpacesNow(), syncNow(), publishAll()]));
  const outlets = { answers, ...(await stored()), requests: sent.map(({ rest }) => rest) };
  for (const [outlet, what] of Object.entries(outlets))
    expect(JSON.stringify(what), outlet).not.toContain(TOKEN);
  for (const spy of said) expect(JSON.stringify(spy.mock.calls.map(String))).not.toContain(TOKEN);

  // It was asked for, and given to one host.
  const given = sent.filter(({ authorization }) => authorization.includes(TOKEN));
  expect(given.length).toBeGreaterThan(3);
  expect(new Set(given.map(({ url }) => new URL(url).host))).toEqual(new Set(['api.github.com']));
  expect(await send('erase', OWN)).toEqual({ ok: true, value: null });
  expect(await readToken('github.com')).toBeNull();
  await settled(Promise.all([readSpacesNow(), syncNow(), publishAll(), erased()]));
});
