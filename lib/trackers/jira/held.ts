import { keyOf } from '../../core/issue.ts';
import type { Page } from '../tracker.ts';
import { type Answer, fetchIssue } from './client.ts';

/** Milliseconds for which an answer counts as new: re-renders of a page must not ask again. */
const FRESH = 60_000;
const MOST = 50;

type Held = { askedAt: number; signal: AbortSignal; answer: Promise<Answer> };
const held = new Map<string, Held>();

/**
 * Jira's answer about the page's own issue, asked for at most once a minute and never twice at the same time.
 * @throws the signal's reason when the visit ends first.
 */
export async function askIssue(page: Page, signal: AbortSignal): Promise<Answer> {
  if (!page.ref) return { ok: false, why: 'missing' };
  const key = keyOf(page.ref);
  const known = held.get(key);
  if (!known || known.signal.aborted || Date.now() - known.askedAt >= FRESH) return ask(key, page, signal);
  try {
    return await known.answer;
  } catch {
    // The visit that asked has ended; this one has not.
    signal.throwIfAborted();
    return askIssue(page, signal);
  }
}

/** Lets the next reading of this issue ask Jira again. */
export function forget(key: string): void {
  held.delete(key);
}

function ask(key: string, page: Page, signal: AbortSignal): Promise<Answer> {
  const answer = fetchIssue(page, signal);
  held.delete(key);
  held.set(key, { askedAt: Date.now(), signal, answer });
  const oldest = held.keys().next().value;
  if (held.size > MOST && oldest !== undefined) held.delete(oldest);
  return answer;
}
