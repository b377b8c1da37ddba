import type { FactName, IssueFacts, Related } from './facts.ts';
import { isJira } from './issue.ts';
import type { Truth } from './rules/rule.ts';

/** Whether it is neither closed, merged nor done. GitHub says it by the state, Jira by the status's category. */
export function isOpen({ state, statusCategory }: Pick<IssueFacts, 'state' | 'statusCategory'>): Truth {
  if (state) return isOpenState({ state });
  return statusCategory ? statusCategory !== 'done' : null;
}

/** Whether a related issue or pull request is open; a draft is. */
export function isOpenState({ state }: Pick<Related, 'state'>): Truth {
  return state ? state === 'open' || state === 'draft' : null;
}

/** The fact that is lacking where it is unread whether the issue is open. */
export function stateField({ key }: Pick<IssueFacts, 'key'>): FactName {
  return isJira(key) ? 'statusCategory' : 'state';
}
