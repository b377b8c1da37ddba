import type { Disposition } from './act.ts';
import { type Claim, inheritedClaims, ruleClaims } from './claims.ts';
import type { IssueFacts } from './facts.ts';
import { exceptedGoals, newestLink, saidAt, stands } from './own-acts.ts';
import { isOpen } from './rules/evaluate.ts';
import type { CompiledView, Said } from './rules/ready.ts';
import { started } from './started.ts';
import type { Reason, Verdict, VerdictState } from './view.ts';

/** Why nothing can be said, by what could have decided; no claims: it is unread whether it is open, or started. */
export type Why = (claims: readonly Claim[], facts: IssueFacts, view: CompiledView) => Reason[];

/** The state that a person's answer puts an issue in, where it is not `parked`. */
const SAID: Partial<Record<Disposition['kind'], VerdictState>> = {
  upkeep: 'upkeep',
  snoozed: 'snoozed',
  muted: 'snoozed',
};

/**
 * What the issue is to the team: the first row of blueprint section 6 that holds. `partial` says that a row above, or a
 * goal that would show instead, may hold by a fact that was not read; `unknown` that none holds and one may.
 *
 * - Of a person's acts the newest speaks; a link and a disposition of the same moment: the link.
 * - The week's focus shows before all goals, whatever its rank; the others by rank.
 * - Without a focus nothing warns: what would be unlinked is idle.
 * @param why gives `unknown` its reasons, which a page needs no earlier than its card does
 */
export function decide(facts: IssueFacts, view: CompiledView, why: Why = () => []): Verdict {
  const plan = view.planOf(facts.key);
  if (!plan.inScope) return { state: 'out-of-scope', goals: [], because: [], confidence: 'certain' };
  const said = view.saidOf(facts.key);
  const spoken = bySaying(facts, said, view);
  if (spoken) return spoken;

  const excepted = exceptedGoals(said, view);
  const ruled = ruleClaims(plan.goals, facts, excepted);
  const linked = byGoals(ruled, view);
  if (linked) return linked;
  const inherited = inheritedClaims(facts, plan, view, excepted);
  const inheriting = byGoals(inherited, view, ruled.length > 0);
  if (inheriting) return inheriting;

  // None of these claims is sure: each is of something that was not read.
  const unsure = [...ruled, ...inherited];
  for (const state of ['parked', 'upkeep'] as const) {
    const claims = ruleClaims(state === 'parked' ? plan.stop : plan.exempt, facts);
    const because = sureReasons(claims);
    if (because.length > 0) {
      const answered = verdict(view, state, because, unsure.length > 0);
      if (state === 'parked' && started(facts)) answered.moving = true;
      return answered;
    }
    unsure.push(...claims);
  }
  const open = isOpen(facts);
  const begun = view.focus ? started(facts) : false;
  if (unsure.length > 0 || open === null || (open && begun === null))
    return verdict(view, 'unknown', why(unsure, facts, view), true);
  return verdict(view, open ? (begun ? 'unlinked' : 'idle') : 'done', [{ by: 'nothing' }]);
}

/** Rows 2 and 3. */
function bySaying(facts: IssueFacts, said: Said, view: CompiledView): Verdict | null {
  const newest = newestLink(said, view);
  const act = said.disposition;
  if (act && !(newest && saidAt(newest.link) >= saidAt(act)) && stands(act, facts, view.now)) {
    const { issue, untilActivity, ...words } = act;
    const doubtful = words.kind === 'snoozed' && untilActivity !== undefined && facts.updated === undefined;
    return verdict(view, SAID[words.kind] ?? 'parked', [{ by: 'act', ...words }], doubtful);
  }
  if (!newest) return null;
  const { issue, not, ...words } = newest.link;
  return byGoals([{ goal: newest.goal, sure: true, reason: { by: 'link', ...words } }], view);
}

/** Rows 2, 4 and 5: the goal that shows, with all that hold; null when none surely does. */
function byGoals(claims: readonly Claim[], view: CompiledView, doubtful = false): Verdict | null {
  const sure = claims.filter((claim) => claim.sure).sort((a, b) => a.goal - b.goal);
  const shown = sure[0]?.goal ?? -1;
  const goal = view.goals[shown];
  if (!goal) return null;
  const isFocus = view.focus !== null && shown === 0;
  const partial = doubtful || claims.some((claim) => !claim.sure && claim.goal < shown);
  const found = verdict(view, isFocus ? 'focus' : 'linked', sureReasons(sure), partial);
  const held = new Set(sure.map((claim) => view.goals[claim.goal]));
  found.goal = goal;
  found.goals = view.ranked.filter((one) => held.has(one));
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
