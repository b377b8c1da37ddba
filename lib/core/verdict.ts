import { type Claim, inheritedClaims, type RuleClaims, ruleClaims, verdictsOf } from './claims.ts';
import type { IssueFacts } from './facts.ts';
import { sameKey } from './issue.ts';
import { isOpen, stateField } from './open.ts';
import { newestLink, SAID, type Said, saidAt, stands } from './own-acts.ts';
import type { CompiledView, Plan } from './rules/compile.ts';
import type { Truth } from './rules/rule.ts';
import { unreadFields } from './rules/unread.ts';
import { started, startedLacks } from './started.ts';
import type { Reason, Verdict, VerdictState } from './view.ts';

export { started };

/** What the rules that are no goal's make of an issue, in the order in which they are asked. */
const ANSWERS = [
  ['stop', 'parked'],
  ['exempt', 'upkeep'],
] as const;

/**
 * What the issue is to the team: the first row of blueprint section 6 that holds. `partial` says that a row above, or a
 * goal that would show instead, may hold by a fact that was not read; `unknown` that none holds and one may.
 *
 * - Of a person's acts the newest speaks; a link and a disposition of the same moment: the link.
 * - The week's focus shows before all goals, whatever its rank; the others by rank.
 * - Without a focus nothing warns: what would be unlinked is idle.
 * - A note stands beside the state and changes nothing.
 *
 * Issues of which rules say the same share one verdict, which nobody changes.
 */
export function judge(facts: IssueFacts, view: CompiledView): Verdict {
  const plan = view.planOf(facts.key);
  if (!plan.inScope) return { state: 'out-of-scope', goals: [], because: [], confidence: 'certain' };
  const found = stateOf(facts, plan, view);
  const note = view.acts.notes?.[sameKey(facts.key)];
  return note ? { ...found, note } : found;
}

function stateOf(facts: IssueFacts, plan: Plan, view: CompiledView): Verdict {
  const said = view.saidOf(facts.key);
  const spoken = bySaying(facts, said, view);
  if (spoken) return spoken;

  const claims = ruleClaims(plan, facts, said);
  if (claims.linked === undefined) claims.linked = byGoals(claims.goals, view);
  if (claims.linked) return claims.linked;
  const inherited = inheritedClaims(facts, plan, view, said);
  const made = verdictsOf(claims, inherited);
  if (made.held === undefined) made.held = byGoals(inherited.claims, view, claims.goals.length > 0);
  if (made.held) return made.held;
  const open = isOpen(facts);
  const begun = started(facts);
  if (open === null || begun === null) return unheld(claims, inherited.claims, open, begun, facts, view);
  const place = (open ? 2 : 0) + (begun ? 1 : 0);
  const known = made.unheld[place];
  if (known) return known;
  const verdict = unheld(claims, inherited.claims, open, begun, facts, view);
  made.unheld[place] = verdict;
  return verdict;
}

/** Rows 6 to 11: no claim on a goal is sure. */
function unheld(
  claims: RuleClaims,
  inherited: readonly Claim[],
  open: Truth,
  begun: Truth,
  facts: IssueFacts,
  view: CompiledView,
): Verdict {
  // Each of them is of something that was not read.
  const unsure = [...claims.goals, ...inherited];
  for (const [by, state] of ANSWERS) {
    const own = claims[by];
    const because = sureReasons(own);
    if (because.length > 0) {
      const answered = verdict(view, state, because, unsure.length > 0);
      if (by === 'stop' && begun) answered.moving = true;
      return answered;
    }
    unsure.push(...own);
  }
  const isBegun = view.focus ? begun : false;
  if (unsure.length > 0 || open === null || (open && isBegun === null))
    return verdict(view, 'unknown', whyUnknown(unsure, facts, view), true);
  return verdict(view, open ? (isBegun ? 'unlinked' : 'idle') : 'done', [{ by: 'nothing' }]);
}

/** Rows 2 and 3. */
function bySaying(facts: IssueFacts, said: Said, view: CompiledView): Verdict | null {
  const newest = newestLink(said, view.goals);
  const act = said.disposition;
  if (act && !(newest && saidAt(newest) >= saidAt(act)) && stands(act, facts, view.now.today)) {
    const { issue, untilActivity, ...words } = act;
    const doubtful = words.kind === 'snoozed' && untilActivity !== undefined && facts.updated === undefined;
    return verdict(view, SAID[words.kind] ?? 'parked', [{ by: 'act', ...words }], doubtful);
  }
  if (!newest) return null;
  const { issue, not, ...words } = newest;
  return byGoals([{ goal: words.goal, sure: true, reason: { by: 'link', ...words } }], view);
}

/** Rows 2, 4 and 5: the goal that shows, with all that hold; null when none surely does. */
function byGoals(claims: readonly Claim[], view: CompiledView, doubtful = false): Verdict | null {
  if (!claims.some((claim) => claim.sure)) return null;
  const place = ({ goal }: Claim) => view.goals.findIndex(({ id }) => id === goal);
  const sure = claims.filter((claim) => claim.sure).sort((a, b) => place(a) - place(b));
  const [first] = sure;
  const goal = view.goals.find(({ id }) => id === first?.goal);
  if (!first || !goal) return null;
  const isFocus = goal.id === view.focus?.goal;
  const partial = doubtful || claims.some((claim) => !claim.sure && place(claim) < place(first));
  const found = verdict(view, isFocus ? 'focus' : 'linked', sureReasons(sure), partial);
  found.goal = goal;
  found.goals = view.ranked.filter(({ id }) => sure.some((claim) => claim.goal === id));
  if (isFocus && view.focus?.slice) found.slice = view.focus.slice;
  return found;
}

function sureReasons(claims: readonly Claim[]): Reason[] {
  return claims.flatMap(({ sure, reason }) => (sure ? [reason] : []));
}

function verdict(view: CompiledView, state: VerdictState, because: Reason[], partial = false): Verdict {
  const made: Verdict = { state, goals: [], because, confidence: partial ? 'partial' : 'certain' };
  if (!view.focus) made.noFocus = true;
  return made;
}

/** By what could have decided; with no claims it is unread whether it is open, or started. */
function whyUnknown(claims: readonly Claim[], facts: IssueFacts, view: CompiledView): Reason[] {
  if (claims.length > 0) return unreadReasons(claims, facts);
  const lacks = view.focus && started(facts) === null ? startedLacks(facts) : [stateField(facts)];
  return lacks.map((field) => ({ by: 'unread', field, text: '' }));
}

/** What was not read that would make the claims sure, or refute them. */
function unreadReasons(claims: readonly Claim[], facts: IssueFacts): Reason[] {
  const reasons = new Set<Reason>();
  for (const { rule, reason } of claims) {
    if (!rule || !('rule' in reason)) reasons.add(reason);
    else {
      const { text } = reason;
      const goal = reason.by === 'rule' ? { goal: reason.goal } : {};
      for (const field of unreadFields(rule, facts)) reasons.add({ by: 'unread', field, text, ...goal });
    }
  }
  return [...reasons];
}
