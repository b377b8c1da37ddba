import type { FactName, IssueFacts, StatusCategory } from './facts.ts';
import { isOpenState, some, stateField } from './rules/evaluate.ts';
import { isJira, known } from './rules/fields.ts';
import type { Truth } from './rules/rule.ts';

/**
 * Whether someone is at it: a pull request unless it is a draft; an issue that has an assignee, is no longer to do, or
 * has an open pull request (a draft is one). Null: a fact that was not read decides.
 */
export function started(facts: IssueFacts): Truth {
  const kind = known(facts, 'kind');
  if (!kind) return null;
  if (kind === 'pull') return facts.state ? facts.state !== 'draft' : null;
  return some(signs(facts), ([, sign]) => sign);
}

/** The facts that {@link started} lacks when it is null. */
export function startedLacks(facts: IssueFacts): FactName[] {
  const kind = known(facts, 'kind');
  if (!kind) return ['kind'];
  if (kind === 'pull') return ['state'];
  return signs(facts).flatMap(([field, sign]) => (sign === null ? [field] : []));
}

/** What shows that work on an issue has begun, each with the fact that says it. */
function signs(facts: IssueFacts): [FactName, Truth][] {
  const assignees = known(facts, 'assignees');
  const category = categoryOf(facts);
  const pulls = known(facts, 'pulls');
  return [
    ['assignees', assignees ? assignees.length > 0 : null],
    [stateField(facts), category ? category !== 'todo' : null],
    ['pulls', pulls ? some(pulls, isOpenState) : null],
  ];
}

/** GitHub's issues are to do until they are closed. */
function categoryOf({ key, state, statusCategory }: IssueFacts): StatusCategory | undefined {
  if (statusCategory || !state || isJira(key)) return statusCategory;
  return isOpenState({ state }) ? 'todo' : 'done';
}
