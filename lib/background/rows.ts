import { askedFacts } from '../core/asked.ts';
import type { Ancestor, FactName, IssueFacts, Trouble } from '../core/facts.ts';
import { containerOfKey, isJira, parseKey, sameKey } from '../core/issue.ts';
import { pageView } from '../core/page-view.ts';
import { factsSchema } from '../core/schemas/facts.ts';
import { viewSchema } from '../core/schemas/view.ts';
import { scopeHolds } from '../core/scope.ts';
import { type PageView, VIEW_KEY } from '../core/view.ts';
import type { RowsAsk, RowsKnown, RowsRequest } from '../messages/protocol.ts';
import { checkHost, type Sender } from '../messages/sender.ts';
import type { Handlers } from '../messages/serve.ts';
import { browser } from '../platform/browser.ts';
import { now } from '../platform/clock.ts';
import { forgetLimit, keepLimit, limitOf } from '../platform/limits.ts';
import { sayNotRead, sayRead } from '../platform/not-read.ts';
import { readScopes } from '../storage/effective.ts';
import { publishSoon } from '../storage/publish.ts';
import { saveSightings } from '../storage/sightings.ts';
import { readToken, refuseToken } from '../storage/tokens.ts';
import { readMany } from '../trackers/github/client-rows.ts';
import { bulkRequest, fieldsFor, MOST_KEYS, readBulk } from '../trackers/jira/bulk.ts';
import type { SiteAnswer } from '../trackers/site-request.ts';
import { isKnown, keepRows, keepSeen, knownRow, renewRows, rowsRestored } from './row-cache.ts';
import { isAsked, settled, startAsking, whenSettled } from './rows-asked.ts';

/**
 * Facts of many rows, for lists and boards: what is known and new is told at once; of the rest one request at a time is
 * made, by the background itself (GitHub, with a token) or by the page that asks (Jira, in its session); what another tab
 * has asked is waited for. A row is not enough to judge a row by: the issues it hangs from are read along.
 */

/** GitHub nests eight levels; each round reads one, or waits once. */
const ROUNDS = 10;

export const rowHandlers: Pick<Handlers, 'rows' | 'rows-read'> = {
  async rows(ask, sender) {
    checkHost(sender, ask.keys);
    await rowsRestored();
    if (ask.fresh) {
      renewRows(ask.keys);
      for (const host of hostsOf(ask.keys)) await tryAgain(host);
    }
    return known(ask, sender);
  },
  async 'rows-read'({ request, answer, ...ask }, sender) {
    checkHost(sender, [...ask.keys, ...request.keys]);
    await rowsRestored();
    await take(request, answer);
    return known(ask, sender);
  },
};

/** A list was opened anew: its host is tried again, if it names no moment itself. */
export function tryAgain(host: string): Promise<void> {
  return forgetLimit(pauseOf(host));
}

/** What pages show of issues is newer than what is held of them; an issue's own page also shows that its host answers. */
export async function notice(facts: readonly IssueFacts[]): Promise<void> {
  await rowsRestored();
  const news = facts.filter(({ key, source }) => isKnown(key, []) || !/row|card/.test(source));
  const view = news.length > 0 ? await readView() : null;
  if (!view) return;
  await keepSeen(news, (key) => askedFacts(view, key, now().today));
  const answering = news.filter(({ source, trouble }) => source === 'rest' && !trouble);
  for (const host of hostsOf(answering.map(({ key }) => key)))
    await Promise.all([sayRead(host), tryAgain(host)]);
}

async function known({ keys, site }: RowsAsk, sender: Sender): Promise<RowsKnown> {
  const [view, scopes] = await Promise.all([readView(), readScopes()]);
  const isInScope = (key: string) => scopes.some((scope) => scopeHolds(scope, containerOfKey(key)));
  const own = keys.filter(isInScope);
  const [first] = own;
  const host = first && parseKey(first)?.host;
  if (!view || !first || !host) return { facts: {} };
  const fields = [...new Set(own.flatMap((key) => askedFacts(view, key, now().today)))].toSorted();
  for (let round = 0; round < ROUNDS; round += 1) {
    // Before the look at who asks for what, from which to the asking itself nothing may come between.
    const way = await wayTo(host, first, site, sender);
    const lacking = circle(own, fields).filter((key) => !isKnown(key, fields));
    if (lacking.length === 0 || !way) break;
    const free = lacking.filter((key) => !isAsked(key)).slice(0, MOST_KEYS);
    if (free.length === 0) {
      await whenSettled(lacking);
      continue;
    }
    startAsking(free);
    if ('site' in way) return { facts: tell(own), request: requestOf(way, free, host, fields) };
    await readGitHub(free, host, fields, way.token);
  }
  await keep(circle(own, fields).filter((key) => unsaved.delete(sameKey(key)) && isInScope(key)));
  return { facts: tell(own) };
}

type Way = { token: string } | { site: string; custom: readonly string[] };

/** How the host can be asked now; null: not at all. */
async function wayTo(
  host: string,
  key: string,
  site: string | undefined,
  sender: Sender,
): Promise<Way | null> {
  if ((await limitOf(host)) ?? (await limitOf(pauseOf(host)))) return null;
  if (!isJira(key)) {
    const token = await readToken(host);
    return token === null ? null : { token };
  }
  const isOwn = sender.from === 'content-script' && site !== undefined && new URL(site).host === sender.host;
  return isOwn ? { site, custom: await readCustom(host) } : null;
}

function requestOf(
  { site, custom }: Extract<Way, { site: string }>,
  keys: string[],
  host: string,
  facts: readonly FactName[],
): RowsRequest {
  const fields = fieldsFor(facts, host, custom);
  return { ...bulkRequest(site, keys, fields), keys, fields, facts: [...facts] };
}

/** What the page's request came back with. */
async function take({ keys, fields, facts }: RowsRequest, answer: SiteAnswer): Promise<void> {
  const host = hostsOf(keys)[0] ?? '';
  const read = readBulk(answer, { host, fields });
  if ('trouble' in read) await refused(host, read.trouble, read.retryAt);
  else {
    await told(host, keys, read.facts, facts);
    if (read.custom.length > 0) await browser.storage.session.set({ [customOf(host)]: read.custom });
  }
  settled(keys);
}

async function readGitHub(
  keys: readonly string[],
  host: string,
  facts: readonly FactName[],
  token: string,
): Promise<void> {
  try {
    const refs = keys.map(parseKey).filter((ref) => ref?.tracker === 'github');
    const read = await readMany(refs, facts, token);
    if (!('trouble' in read)) await told(host, keys, read.facts, facts);
    else if (read.trouble === 'signed-out') await refuseToken(host, token);
    else await refused(host, read.trouble, read.retryAt);
  } finally {
    settled(keys);
  }
}

/** Read and not yet among the sightings: an issue is kept when what it hangs from was read, too. */
const unsaved = new Set<string>();

async function told(
  host: string,
  keys: readonly string[],
  facts: readonly IssueFacts[],
  fields: readonly string[],
): Promise<void> {
  await keepRows(keys, facts, fields);
  for (const { key } of facts) unsaved.add(sameKey(key));
  await Promise.all([sayRead(host), forgetLimit(host), tryAgain(host)]);
}

/** Nothing is asked of the host for a while, longer each time. */
async function refused(host: string, trouble: Trouble, retryAt: string | undefined): Promise<void> {
  const until = await keepLimit(trouble === 'limited' ? host : pauseOf(host), retryAt);
  await sayNotRead({ host, trouble, ...(trouble === 'limited' && { until }) });
}

async function keep(keys: readonly string[]): Promise<void> {
  // Readers put them together from what an API said, and storage trusts what it is given.
  const facts = keys.flatMap((key) => factsSchema.safeParse(whole(key)).data ?? []);
  if (facts.length === 0) return;
  await saveSightings(facts);
  publishSoon();
}

/** The issues, and all that they are known to hang from. */
function circle(keys: readonly string[], fields: readonly FactName[]): string[] {
  const found = new Map(keys.map((key) => [sameKey(key), key]));
  const host = hostsOf(keys)[0];
  for (const key of found.values()) {
    const { parent, closes = [], blocks = [] } = knownRow(key) ?? {};
    const above = [
      ...(parent && fields.includes('parent') ? [parent] : []),
      ...(fields.includes('closes') ? closes : []),
      ...(fields.includes('blocks') ? blocks : []),
    ];
    // What another issue blocks or closes in turn is nothing to the first.
    const isOwn = keys.includes(key);
    for (const one of isOwn ? above : parent ? [parent] : [])
      if (parseKey(one.key)?.host === host && !found.has(sameKey(one.key)))
        found.set(sameKey(one.key), one.key);
  }
  return [...found.values()];
}

function tell(keys: readonly string[]): RowsKnown['facts'] {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const facts = whole(key);
      return facts ? [[key, facts]] : [];
    }),
  );
}

/** The facts with the chain above, as far as it is known. */
function whole(key: string): IssueFacts | null {
  const facts = knownRow(key);
  if (!facts?.readAt || !facts.source) return null;
  const { parent } = facts;
  return {
    ...facts,
    key,
    readAt: facts.readAt,
    source: facts.source,
    ...(parent && { parent: climb(parent) }),
  };
}

function climb(one: Ancestor, level = 1): Ancestor {
  const { title, type, parent } = knownRow(one.key) ?? {};
  return {
    ...one,
    ...(title !== undefined && { title }),
    ...(type !== undefined && { type }),
    ...(parent === null && { parent }),
    ...(parent && { parent: level < ROUNDS ? climb(parent, level + 1) : parent }),
  };
}

async function readView(): Promise<PageView | null> {
  const stored: Record<string, unknown> = await browser.storage.local.get(VIEW_KEY);
  const view = viewSchema.safeParse(stored[VIEW_KEY]);
  return view.success ? pageView(view.data) : null;
}

const customOf = (host: string) => `custom ${host}`;

async function readCustom(host: string): Promise<string[]> {
  const stored: Record<string, unknown> = await browser.storage.session.get(customOf(host));
  const ids = stored[customOf(host)];
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}

/** A host that refuses is left alone for a while, in lists only: its limits are another matter. */
const pauseOf = (host: string) => `rows ${host}`;

function hostsOf(keys: readonly string[]): string[] {
  return [...new Set(keys.flatMap((key) => parseKey(key)?.host ?? []))];
}
