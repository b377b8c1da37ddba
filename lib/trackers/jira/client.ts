import type { Trouble } from '../../core/facts.ts';
import { keyOf, shortKey } from '../../core/issue.ts';
import type { Page } from '../tracker.ts';
import { at, isJson, word } from './json.ts';

/** `retryAt`: epoch milliseconds before which the site is not asked again. */
export type Answer = { ok: true; body: unknown } | { ok: false; why: Trouble; retryAt?: number };

/**
 * What is asked of an issue. Sprint and epic link are custom fields whose ids differ by site, so all navigable
 * fields come, and `expand=schema` names them whatever the site's language.
 */
export const ASKED: readonly string[] = [
  ...'summary issuetype status labels components fixVersions assignee reporter creator'.split(' '),
  ...'parent subtasks issuelinks priority resolution duedate created updated project'.split(' '),
  '*navigable',
];
const LEFT_OUT = ['-description', '-environment', '-comment'];

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
  const address = new URL(`${base}/rest/api/${version}/issue/${key}`, url.origin);
  address.search = new URLSearchParams({
    fields: [...ASKED, ...LEFT_OUT].join(),
    expand: 'schema',
  }).toString();
  return address;
}

async function answerOf(response: Response, page: Page): Promise<Answer> {
  const { status, headers } = response;
  if (status === 429 || (status === 403 && headers.has('retry-after'))) {
    const retryAt = waitUntil(headers);
    limited.set(page.host, retryAt);
    return { ok: false, why: 'limited', retryAt };
  }
  if (status === 401) return { ok: false, why: 'signed-out' };
  if (status === 403) return { ok: false, why: 'forbidden' };
  if (status === 404) return { ok: false, why: 'missing' };
  if (!response.ok) return { ok: false, why: 'broken' };
  // Signed out, Jira Cloud answers 200 with its login page (seen 2026-08).
  if (!/\bjson\b/.test(headers.get('content-type') ?? '')) return { ok: false, why: 'signed-out' };
  const body: unknown = await response.json();
  return isJson(at(body, 'fields')) && word(at(body, 'key'))
    ? { ok: true, body }
    : { ok: false, why: 'broken' };
}

/** When the site may be asked again: as it says, in seconds, as a date or an epoch; a minute when it does not say. */
function waitUntil(headers: Headers): number {
  const now = Date.now();
  const after = Number(headers.get('retry-after') ?? Number.NaN) * 1000;
  const reset = headers.get('x-ratelimit-reset') ?? '';
  const told = [
    now + after,
    Date.parse(headers.get('retry-after') ?? ''),
    Number(reset || Number.NaN) * 1000,
    Date.parse(reset),
  ].find((time) => time > now);
  return Math.min(told ?? now + UNTOLD_WAIT, now + LONGEST_WAIT);
}
