import type { Ancestor } from '../../core/facts.ts';
import { parseKey } from '../../core/issue.ts';
import type { Page } from '../tracker.ts';
import { askedFor } from './client.ts';
import { factsOf } from './from-rest.ts';
import { askIssue } from './held.ts';

/** Subtask, story, epic and two levels a site may put above epics. */
const STEPS = 4;

/**
 * The chain above a parent. An answer holds one step only, and not even an epic's level says that nothing is above it,
 * so each ancestor is asked for by its own key: once a minute for all issues below it. What cannot be read stays unread.
 */
export async function withAncestors(
  parent: Ancestor,
  page: Page,
  signal: AbortSignal,
  steps = STEPS,
): Promise<Ancestor> {
  const ref = parseKey(parent.key);
  if (!ref || steps === 0) return parent;
  const answer = await askIssue({ ...page, ref }, signal);
  const facts = answer.ok && factsOf(answer.body, askedFor(page));
  if (!facts || facts.parent === undefined) return parent;
  return {
    ...parent,
    ...(facts.title && { title: facts.title }),
    ...(facts.type && { type: facts.type }),
    parent: facts.parent && (await withAncestors(facts.parent, page, signal, steps - 1)),
  };
}
