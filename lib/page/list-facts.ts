import type { IssueFacts } from '../core/facts.ts';
import type { RowsAsk, RowsRequest } from '../messages/protocol.ts';
import type { SiteAnswer } from '../trackers/site-request.ts';
import { isRecord, send } from './ask.ts';
import { whenIdle } from './frames.ts';

/** Issues in one message at most; and issues of which it is remembered what was told of them. */
const AT_ONCE = 100;
const REMEMBERED = 1000;
/** Requests that one message may lead to at most: for the issues themselves, then for those above them. */
const REQUESTS = 9;
/** Milliseconds. */
const PATIENCE = 10_000;

export type ListFacts = {
  /** What was told of an issue besides what its row shows. */
  of(key: string): Partial<IssueFacts> | undefined;
  /** The row of this issue lacks facts: asks for all that lack them when the page is idle, each issue once. */
  soon(key: string): void;
  /** Lets every issue be asked for anew. */
  renew(): void;
  /** Asks for one issue, whatever is known of it. */
  now(key: string): Promise<void>;
};

/**
 * Facts that rows do not show: from the background, which also says what to ask the site for where only the page's own
 * session may ask. What that is, and what the answer means, the page does not know.
 * @param lacking issues near the screen whose rows do not suffice
 * @param onNews is given what was told, by key
 */
export function listFacts(
  site: string | undefined,
  lacking: () => string[],
  onNews: (facts: object) => void,
  signal: AbortSignal,
): ListFacts {
  const told = new Map<string, Partial<IssueFacts>>();
  const asked = new Set<string>();
  let isSoon = false;
  let last = Promise.resolve();

  async function ask(about: RowsAsk): Promise<void> {
    if (site) about.site = site;
    let reply = await send('rows', about);
    for (let left = REQUESTS; isRecord(reply) && isRecord(reply.value) && !signal.aborted; left -= 1) {
      const { facts, request } = reply.value;
      if (!isRecord(facts)) return;
      if (told.size > REMEMBERED) {
        told.clear();
        asked.clear();
      }
      for (const key in facts) told.set(key, Object(facts[key]));
      onNews(facts);
      if (!left || !isOfSite(request)) return;
      reply = await send('rows-read', { ...about, request, answer: await answerTo(request) });
    }
  }

  /** One at a time. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    last = last.then(work);
    return last;
  }

  async function askLacking(): Promise<void> {
    isSoon = false;
    const keys = [...new Set(lacking())].filter((key) => !asked.has(key)).slice(0, AT_ONCE);
    if (signal.aborted || !keys[0]) return;
    for (const key of keys) asked.add(key);
    await ask({ keys });
    // There may be more of them than one message takes.
    for (const key of lacking()) soon(key);
  }

  function soon(key: string): void {
    if (isSoon || asked.has(key)) return;
    isSoon = true;
    whenIdle(() => inTurn(askLacking));
  }

  return {
    of: (key) => told.get(key),
    soon,
    renew: () => asked.clear(),
    now: (key) => inTurn(() => ask({ keys: [key], fresh: true })),
  };
}

/** One that goes to this site's own API, and nowhere else. */
function isOfSite(request: unknown): request is RowsRequest {
  return (
    isRecord(request) &&
    `${request.url}`.startsWith(`${location.origin}/`) &&
    `${request.url}`.includes('/rest/api/')
  );
}

async function answerTo(request: RowsRequest): Promise<SiteAnswer> {
  try {
    const response = await fetch(request.url, {
      ...request,
      credentials: 'same-origin',
      // Never followed: it may lead to another host.
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    });
    return { status: response.status, headers: [...response.headers], body: await response.text() };
  } catch {
    return { status: -1, headers: [], body: '' };
  }
}
