import type { IssueFacts, Related } from './facts.ts';
import { sameKey } from './issue.ts';
import { exceptedGoals, newestLink, SAID, saidAt, stands } from './own-acts.ts';
import { evaluate, isOpen, some } from './rules/evaluate.ts';
import { chainOf, known, listOf } from './rules/fields.ts';
import type { ReadyView } from './rules/ready.ts';
import type { Truth } from './rules/rule.ts';
import { started } from './started.ts';
import type { Decision, PublishedGoal } from './view.ts';

/**
 * The state of an issue and the goal that shows, as `judge` (verdict.ts) says them, without the reasons: what a page
 * needs before anyone opens the card. Blueprint section 6, row by row, for an issue that is in scope.
 */
export function decide(facts: IssueFacts, view: ReadyView): Decision {
  const { focus, goals } = view;
  const inherits = view.inherits(facts.key);
  const none = { because: [], ...(!focus && { noFocus: true as const }) };
  const serving = (goal: PublishedGoal): Decision => {
    const isFocus = goal.id === focus?.goal;
    const slice = isFocus && focus?.slice;
    return { ...none, state: isFocus ? 'focus' : 'linked', goal, ...(slice && { slice }) };
  };

  const said = view.saidOf(facts.key);
  const link = newestLink(said, view);
  const act = said.disposition;
  if (act && !(link && saidAt(link) >= saidAt(act)) && stands(act, facts, view.now))
    return { ...none, state: SAID[act.kind] ?? 'parked', because: [{ by: 'act', ...act }] };
  const linked = goals.find(({ id }) => id === link?.goal);
  if (linked) return serving(linked);

  const excepted = exceptedGoals(said);
  const left = goals.filter(({ id }) => !excepted.includes(id));
  const sources: (Related | null)[] = inherits ? [...chainOf(facts), ...listOf(known(facts, 'closes'))] : [];
  const blocked = inherits ? listOf(known(facts, 'blocks')) : [];
  let unknown = false;
  for (const holds of [
    (goal: PublishedGoal) => ruled(goal, facts),
    (goal: PublishedGoal) =>
      some(goal.id === focus?.goal ? [...sources, ...blocked] : sources, (one) => serves(one, goal, view)),
  ]) {
    const truths = left.map(holds);
    const held = left[truths.indexOf(true)];
    if (held) return serving(held);
    unknown ||= truths.includes(null);
  }

  const stop = some(focus?.stop ?? [], ({ rule }) => evaluate(rule, facts));
  const begun = started(facts);
  if (stop) return { ...none, state: 'parked', ...(begun && { moving: true }) };
  const exempt = some(view.exempt, ({ rule }) => evaluate(rule, facts));
  if (exempt) return { ...none, state: 'upkeep' };
  const open = isOpen(facts);
  if (unknown || stop === null || exempt === null || open === null || (open && focus && begun === null))
    return { ...none, state: 'unknown' };
  return { ...none, state: !open ? 'done' : focus && begun ? 'unlinked' : 'idle' };
}

function ruled({ rules }: PublishedGoal, facts: IssueFacts): Truth {
  return some(rules, ({ rule }) => evaluate(rule, facts));
}

/** Whether another issue serves the goal: by a link, as judged before, or by rules over the little known of it here. */
function serves(other: Related | null, goal: PublishedGoal, view: ReadyView): Truth {
  if (!other) return null;
  const said = view.saidOf(other.key);
  const link = newestLink(said, view);
  const judged = link ? [link.goal] : view.acts.serves[sameKey(other.key)];
  if (judged) return judged.includes(goal.id);
  return (
    !exceptedGoals(said).includes(goal.id) && ruled(goal, { kind: 'issue', readAt: '', source: '', ...other })
  );
}
