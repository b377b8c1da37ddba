import type { FactName, IssueFacts, StatusCategory } from './facts.ts';
import { isOpen, stateField } from './open.ts';
import { known } from './rules/fields.ts';
import { some } from './rules/holds.ts';
import type { Truth } from './rules/rule.ts';

/**
 * Whether someone is at it: a pull request unless it is a draft; an issue that has an assignee, is no longer to do, or
 * has an open pull request (a draft is one). Null: a fact that was not read decides.
 */
export function started(facts: IssueFacts): Truth {
  const {
    kind = known(facts, 'kind'),
    assignees = known(facts, 'assignees'),
    pulls = known(facts, 'pulls'),
  } = facts;
  if (!kind) return null;
  if (kind === 'pull') return facts.state ? facts.state !== 'draft' : null;
  const category = categoryOf(facts);
  const linked = pulls ? some(pulls, isOpen) : null;
  if (assignees?.length || (category && category !== 'todo') || linked) return true;
  return assignees && category && linked === false ? false : null;
}

/** The facts that {@link started} lacks when it is null. */
export function startedLacks(facts: IssueFacts): FactName[] {
  const asked: FactName[] =
    known(facts, 'kind') === 'pull' ? ['state'] : ['kind', stateField(facts), 'assignees', 'pulls'];
  const lacks = asked.filter((field) => known(facts, field) === undefined);
  // With all of them read, it is the state of a linked pull request that was not.
  return lacks.length > 0 ? lacks : ['pulls'];
}

/** GitHub's issues, which alone have a state, are to do until they are closed. */
function categoryOf({ state, statusCategory }: IssueFacts): StatusCategory | undefined {
  if (statusCategory || !state) return statusCategory;
  return isOpen({ state }) ? 'todo' : 'done';
}
