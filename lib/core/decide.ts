import type { IssueFacts, Related } from './facts.ts';
import { sameKey } from './issue.ts';
import { isOpen } from './open.ts';
import { exceptedGoals, newestLink, SAID, saidAt, saidOf, stands } from './own-acts.ts';
import { chainOf, known, listOf } from './rules/fields.ts';
import { holds as holdsOnce, some } from './rules/holds.ts';
import type { Truth } from './rules/rule.ts';
import { started } from './started.ts';
import type { Decision, PageView, PublishedActs } from './view.ts';

/**
 * The state of an issue and the goal that shows, as `judge` (verdict.ts) says them, without the reasons: what a page
 * needs before anyone opens the card. Blueprint section 6, row by row, for an issue that is in scope.
 * @param today the local date
 * @param holds answers a check, for many issues perhaps from what it knows already (holds-often.ts)
 */
export function decide(
  facts: IssueFacts,
  view: PageView,
  acts: PublishedActs,
  today: string,
  holds = holdsOnce,
): Decision {
  const { goals } = view;
  const focus = view.focus.find(({ first, last }) => first <= today && today <= last);
  const isFocus = ({ id }: Goal) => id === focus?.goal;
  const note = acts.notes?.[sameKey(facts.key)];
  const none = { because: [], noFocus: !focus, note };
  const serving = (goal: Goal): Decision =>
    isFocus(goal)
      ? { ...none, state: 'focus', goal, slice: focus?.slice }
      : { ...none, state: 'linked', goal };

  const said = saidOf(facts.key, acts);
  const link = newestLink(said, goals);
  const act = said.disposition;
  if (act && !(link && saidAt(link) >= saidAt(act)) && stands(act, facts, today))
    return { ...none, state: SAID[act.kind] ?? 'parked', because: [{ by: 'act', ...act }] };
  const linked = goals.find(({ id }) => id === link?.goal);
  if (linked) return serving(linked);

  const excepted = exceptedGoals(said);
  const inherits = holds(view.inherits, facts);
  const sources: (Related | null)[] = inherits ? [...chainOf(facts), ...listOf(known(facts, 'closes'))] : [];
  const blocked = inherits ? listOf(known(facts, 'blocks')) : [];
  /** Whether another issue serves the goal: by a link, as judged before, or by rules over the little known of it here. */
  const serves = (other: Related | null, goal: Goal): Truth => {
    if (!other) return null;
    const said = saidOf(other.key, acts);
    const link = newestLink(said, goals);
    const judged = link ? [link.goal] : acts.serves[sameKey(other.key)];
    if (judged) return judged.includes(goal.id);
    return !exceptedGoals(said).includes(goal.id) && holds(goal.rules, { kind: 'issue', ...other });
  };

  let unknown = false;
  for (const held of [
    (goal: Goal) => holds(goal.rules, facts),
    (goal: Goal) => some(isFocus(goal) ? [...sources, ...blocked] : sources, (one) => serves(one, goal)),
  ]) {
    let shows: Goal | undefined;
    for (const goal of goals) {
      const truth = !excepted.includes(goal.id) && held(goal);
      // The focus shows before all others.
      if (truth && (!shows || isFocus(goal))) shows = goal;
      unknown ||= truth === null;
    }
    if (shows) return serving(shows);
  }

  const stop = focus ? holds(focus.stop, facts) : false;
  const begun = started(facts);
  if (stop) return { ...none, state: 'parked', moving: begun };
  const exempt = holds(view.exempt, facts);
  if (exempt) return { ...none, state: 'upkeep' };
  const open = isOpen(facts);
  if (unknown || stop === null || exempt === null || open === null || (open && focus && begun === null))
    return { ...none, state: 'unknown' };
  return { ...none, state: !open ? 'done' : focus && begun ? 'unlinked' : 'idle' };
}

type Goal = PageView['goals'][number];
