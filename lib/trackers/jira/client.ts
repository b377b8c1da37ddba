import type { IssueFacts, Trouble } from '../../core/facts.ts';
import { shortKey } from '../../core/issue.ts';
import type { Page } from '../tracker.ts';
import { FIELDS, fieldOf } from './fields.ts';
import { factsOf } from './from-rest.ts';

/** Facts of an issue, or why there are none. */
export type Answer = Partial<IssueFacts>;

/**
 * What is asked of an issue. Sprint and epic link are custom fields whose ids differ by site, so all navigable
 * fields come, and `expand=schema` tells them apart whatever the site's language. The last three are left out.
 */
const ASKED = `?expand=schema&fields=${Object.values(FIELDS).map(fieldOf)},issuelinks,-description,-environment,-comment`;

/** Milliseconds for which an answer counts as new (re-renders of a page must not ask again), and for a first wait. */
const MINUTE = 60_000;
/** Answers that are held. */
const MOST = 50;

/** Answers by issue, and by host while the site has told us to wait. `until`: epoch milliseconds. */
const held = new Map<string, { until: number; answer: Promise<Answer> }>();

const TROUBLES: Readonly<Record<number, Trouble>> = {
  // A session that has ended is redirected to a login page, which the browser tells by no status at all.
  0: 'signed-out',
  401: 'signed-out',
  403: 'forbidden',
  404: 'missing',
  429: 'limited',
};

/**
 * Jira's answer about an issue, in the page's own session: asked for at most once a minute, never twice at the same
 * time, and not at all while the site has told us to wait.
 * @throws the signal's reason when the visit ends first.
 */
export async function askIssue(page: Page, key: string, signal: AbortSignal): Promise<Answer> {
  signal.throwIfAborted();
  const known = [page.host, key].map((name) => held.get(name)).find((it) => it && it.until > Date.now());
  // Should the visit that asked end before the answer comes, this one asks again.
  if (known) return known.answer.catch(() => askIssue(page, key, signal));
  if (held.size >= MOST) held.clear();
  const answer = fetchIssue(page, key, signal);
  held.set(key, { until: Date.now() + MINUTE, answer });
  return answer;
}

/** Lets the next reading of this issue ask Jira again. */
export function forget(key: string): void {
  held.delete(key);
}

async function fetchIssue(page: Page, key: string, signal: AbortSignal): Promise<Answer> {
  const { site, api, host } = page;
  try {
    const response = await fetch(`${site}/rest/api/${api}/issue/${shortKey(key)}${ASKED}`, {
      headers: { accept: 'application/json' },
      credentials: 'same-origin',
      // Never followed: it may lead to another host.
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
    });
    const { ok, status, headers } = response;
    if (ok && /\bjson\b/.test(headers.get('content-type') ?? ''))
      return factsOf(await response.json(), host) ?? { trouble: 'broken' };
    const trouble = troubleOf(status, headers);
    const answer: Answer = { trouble };
    if (trouble === 'limited') held.set(host, { until: waitUntil(headers), answer: Promise.resolve(answer) });
    return answer;
  } catch (error) {
    if (signal.aborted) forget(key);
    signal.throwIfAborted();
    // Nothing came back. A server that hangs, or says something else than JSON, is another error.
    return { trouble: error instanceof TypeError ? 'offline' : 'broken' };
  }
}

/** Why an answer is none. */
export function troubleOf(status: number, headers: Headers): Trouble {
  // Signed out, Jira Cloud answers 200 with its login page (seen 2026-08).
  const told = status === 200 ? 401 : status === 403 && headers.has('retry-after') ? 429 : status;
  return TROUBLES[told] ?? 'broken';
}

/** When the site may be asked again, epoch milliseconds: after seconds, at an epoch or a date as it says, else after a minute. */
export function waitUntil(headers: Headers): number {
  const now = Date.now();
  const told = ['retry-after', 'x-ratelimit-reset'].flatMap((name) => {
    const value = `${headers.get(name)}`;
    const milliseconds = Number(value) * 1000;
    return [milliseconds, now + milliseconds, Date.parse(value)];
  });
  return Math.min(told.find((time) => time > now) ?? now + MINUTE, now + 60 * MINUTE);
}
