import type { FactName, IssueFacts } from './facts.ts';
import { isJira } from './issue.ts';
import type { Truth } from './rules/rule.ts';

/**
 * Whether it is neither closed, merged nor done; a draft is open. GitHub says it by the state, Jira by the status's
 * category. Of a related issue the state alone is known.
 */
export function isOpen({ state, statusCategory }: Pick<IssueFacts, 'state' | 'statusCategory'>): Truth {
  if (state) return state === 'open' || state === 'draft';
  return statusCategory ? statusCategory !== 'done' : null;
}

/** The fact that is lacking where it is unread whether the issue is open. */
export function stateField({ key }: Pick<IssueFacts, 'key'>): FactName {
  return isJira(key) ? 'statusCategory' : 'state';
}
