import { type Ancestor, said } from '../../core/facts.ts';
import type { Page } from '../tracker.ts';
import { type Answer, askIssue } from './client.ts';

/** Subtask, story, epic and two levels a site may put above epics. */
const STEPS = 4;

/**
 * What Jira answers about an issue, with the chain above it. An answer holds one step only, and not even an epic's
 * level says that nothing is above it, so each ancestor is asked for by its own key: once a minute for all issues below
 * it. What cannot be read stays unread.
 */
export async function askWithAncestors(
  page: Page,
  key: string,
  signal: AbortSignal,
  steps = STEPS,
): Promise<Answer> {
  const facts = await askIssue(page, key, signal);
  if (!facts.parent || steps === 0) return facts;
  const { title, type, parent } = await askWithAncestors(page, facts.parent.key, signal, steps - 1);
  return { ...facts, parent: { ...facts.parent, ...said<Partial<Ancestor>>({ title, type, parent }) } };
}
