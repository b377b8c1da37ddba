import type { Trouble } from '../../core/facts.ts';
import { keyOf, shortKey } from '../../core/issue.ts';
import type { Page } from '../tracker.ts';
import type { Asked } from './from-rest.ts';
import { at, isJson, word } from './json.ts';

/** `retryAt`: epoch milliseconds before which the site is not asked again. */
export type Answer = { ok: true; body: unknown } | { ok: false; why: Trouble; retryAt?: number };

/**
 * What is asked of an issue. Sprint and epic link are custom fields whose ids differ by site, so all navigable
 * fields come, and `expand=schema` tells them apart whatever the site's language. The last three are left out.
 */
const ASKED =
  'summary,issuetype,status,labels,components,fixVersions,assignee,reporter,creator,parent,subtasks,issuelinks,priority,resolution,duedate,created,updated,project,*navigable,-description,-environment,-comment';

/** How an answer to {@link fetchIssue} that came just now is to be understood. */
export function askedFor({ host, flavour }: Page): Asked {
  return { host, flavour, fields: ASKED.split(','), readAt: new Date().toISOString() };
}

/** Milliseconds. */
const TIMEOUT = 10_000;
const UNTOLD_WAIT = 60_000;
const LONGEST_WAIT = 3_600_000;

/** When each host may be asked again, epoch milliseconds. */
const limited = new Map<string, number>();

/**
 * Asks Jira for the page's own issue, once, in the page's own session. Never asks a second time by itself, and not
 * at all while the site has told us to wait.
 * @throws the signal's reason when the visit ends first.
 */
export async function fetchIssue(page: Page, signal: AbortSignal): Promise<Answer> {
  signal.throwIfAborted();
  const retryAt = limited.get(page.host) ?? 0;
  if (retryAt > Date.now()) return { ok: false, why: 'limited', retryAt };
  try {
    const response = await fetch(addressOf(page), {
      headers: { accept: 'application/json' },
      credentials: 'same-origin',
      // A session that has ended is redirected to a login page, perhaps on another host: never followed.
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]),
    });
    return await answerOf(response, page);
  } catch {
    signal.throwIfAborted();
    // The browser does not tell a refused redirect from a server that cannot be reached.
    return { ok: false, why: navigator.onLine === false ? 'offline' : 'broken' };
  }
}

function addressOf({ url, base, flavour, ref }: Page): URL {
  const version = flavour === 'jira-cloud' ? 3 : 2;
  const key = ref ? shortKey(keyOf(ref)) : '';
  return new URL(`${base}/rest/api/${version}/issue/${key}?fields=${ASKED}&expand=schema`, url.origin);
}

const WHY: ReadonlyMap<number, Trouble> = new Map([
  [401, 'signed-out'],
  [403, 'forbidden'],
  [404, 'missing'],
]);

async function answerOf(response: Response, page: Page): Promise<Answer> {
  const { status, headers } = response;
  if (status === 429 || (status === 403 && headers.has('retry-after'))) {
    const retryAt = waitUntil(headers);
    limited.set(page.host, retryAt);
    return { ok: false, why: 'limited', retryAt };
  }
  if (!response.ok) return { ok: false, why: WHY.get(status) ?? 'broken' };
  // Signed out, Jira Cloud answers 200 with its login page (seen 2026-08).
  if (!/\bjson\b/.test(headers.get('content-type') ?? '')) return { ok: false, why: 'signed-out' };
  const body: unknown = await response.json();
  return isJson(at(body, 'fields')) && word(at(body, 'key'))
    ? { ok: true, body }
    : { ok: false, why: 'broken' };
}

/** When the site may be asked again: after seconds, at a date or an epoch as it says, else after a minute. */
function waitUntil(headers: Headers): number {
  const now = Date.now();
  const after = headers.get('retry-after') || 'untold';
  const reset = headers.get('x-ratelimit-reset') || 'untold';
  const told = [now + Number(after) * 1000, Date.parse(after), Number(reset) * 1000, Date.parse(reset)];
  return Math.min(told.find((time) => time > now) ?? now + UNTOLD_WAIT, now + LONGEST_WAIT);
}
