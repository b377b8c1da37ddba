import type { Disposition } from './act.ts';
import { type Claim, inheritedClaims, isSure, reasonOf, ruleClaims, unreadReasons } from './claims.ts';
import type { IssueFacts } from './facts.ts';
import { exceptedGoals, newestLink, saidAt, stands } from './own-acts.ts';
import type { CompiledView, Said } from './rules/compile.ts';
import { isOpen, stateField } from './rules/evaluate.ts';
import { started, startedLacks } from './started.ts';
import type { PublishedGoal, Reason, Verdict, VerdictState } from './view.ts';

export { started };

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
 */
export function judge(facts: IssueFacts, view: CompiledView): Verdict {
  const plan = view.planOf(facts.key);
  if (!plan.inScope) return { state: 'out-of-scope', goals: [], because: [], confidence: 'certain' };
  const said = view.saidOf(facts.key);
  const spoken = bySaying(facts, said, view);
  if (spoken) return spoken;

  const excepted = exceptedGoals(said, view);
  const ruled = ruleClaims(plan.goals, facts, excepted);
  const linked = byGoals(ruled, view, false);
  if (linked) return linked;
  const inherited = inheritedClaims(facts, plan, view, excepted);
  const inheriting = byGoals(inherited, view, ruled.length > 0);
  if (inheriting) return inheriting;

  // None of these claims is sure: each is of something that was not read.
  const goals = inherited.length ? [...ruled, ...inherited] : ruled;
  const stops = ruleClaims(plan.stop, facts);
  if (stops.some(isSure)) {
    const parked = verdict(view, 'parked', sureReasons(stops), goals.length > 0);
    if (started(facts)) parked.moving = true;
    return parked;
  }
  const exempts = ruleClaims(plan.exempt, facts);
  const unsure = goals.length + stops.length;
  if (exempts.some(isSure)) return verdict(view, 'upkeep', sureReasons(exempts), unsure > 0);
  if (unsure + exempts.length === 0) return byProgress(facts, view);
  return verdict(view, 'unknown', unreadReasons([...goals, ...stops, ...exempts], facts), true);
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
  return byGoals([{ goal: newest.goal, sure: true, from: { by: 'link', ...words } }], view, false);
}

/** Rows 2, 4 and 5: the goal that shows, with all that hold; null when none surely does. */
function byGoals(claims: readonly Claim[], view: CompiledView, doubtful: boolean): Verdict | null {
  if (claims.length === 0) return null;
  const sure = claims.filter(isSure).sort((a, b) => a.goal - b.goal);
  const shown = sure[0]?.goal ?? -1;
  const goal = view.goals[shown];
  if (!goal) return null;
  const isFocus = view.focus !== null && shown === 0;
  const partial = doubtful || claims.some((claim) => !claim.sure && claim.goal < shown);
  const found = verdict(view, isFocus ? 'focus' : 'linked', sureReasons(sure), partial);
  found.goal = goal;
  found.goals = sure.length === 1 ? [goal] : ranked(sure, view);
  if (isFocus && view.focus?.slice) found.slice = view.focus.slice;
  return found;
}

function ranked(sure: readonly Claim[], view: CompiledView): PublishedGoal[] {
  const held = new Set(sure.map(({ goal }) => view.goals[goal]));
  return view.ranked.filter((goal) => held.has(goal));
}

/** Rows 9 to 11, where nothing holds. */
function byProgress(facts: IssueFacts, view: CompiledView): Verdict {
  const open = isOpen(facts);
  const nothing: Reason[] = [{ by: 'nothing' }];
  if (open === false) return verdict(view, 'done', nothing, false);
  const begun = view.focus ? started(facts) : false;
  if (open && begun !== null) return verdict(view, begun ? 'unlinked' : 'idle', nothing, false);
  const lacks = begun === null ? startedLacks(facts) : [stateField(facts)];
  return verdict(
    view,
    'unknown',
    lacks.map((field) => ({ by: 'unread', field, text: '' })),
    true,
  );
}

function sureReasons(claims: readonly Claim[]): Reason[] {
  return claims.filter(isSure).map(reasonOf);
}

function verdict(view: CompiledView, state: VerdictState, because: Reason[], partial: boolean): Verdict {
  const made: Verdict = { state, goals: [], because, confidence: partial ? 'partial' : 'certain' };
  if (!view.focus) made.noFocus = true;
  return made;
}
