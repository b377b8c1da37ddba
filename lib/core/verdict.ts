import type { Disposition } from './act.ts';
import { type Claim, inheritedClaims, reasonsOf, ruleClaims } from './claims.ts';
import type { FactName, IssueFacts } from './facts.ts';
import { sameKey } from './issue.ts';
import { exceptedGoals, newestLink, saidAt, stands } from './own-acts.ts';
import type { CompiledView } from './rules/compile.ts';
import { isOpen, stateField } from './rules/evaluate.ts';
import { started, startedLacks } from './started.ts';
import type { Reason, Verdict, VerdictState } from './view.ts';

export { started };

const OUT_OF_SCOPE: Verdict = { state: 'out-of-scope', goals: [], because: [], confidence: 'certain' };

const SAID = {
  upkeep: 'upkeep',
  parked: 'parked',
  stopped: 'parked',
  duplicate: 'parked',
  snoozed: 'snoozed',
  muted: 'snoozed',
} as const satisfies Record<Disposition['kind'], VerdictState>;

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
  if (!plan.inScope) return OUT_OF_SCOPE;
  const key = sameKey(facts.key);
  const said = bySaying(facts, key, view);
  if (said) return said;

  const excepted = exceptedGoals(view, key);
  const open = [...ruleClaims(plan.goals, facts)].filter(({ goal }) => !excepted.includes(goal));
  const linked = byGoals(open, view, false);
  if (linked) return linked;
  const inherited = inheritedClaims(facts, plan, view, excepted);
  const inheriting = byGoals(inherited, view, open.length > 0);
  if (inheriting) return inheriting;
  open.push(...inherited);

  const stops = ruleClaims(plan.stop, facts);
  if (stops.some(({ sure }) => sure)) {
    const parked = verdict(view, 'parked', sureReasons(stops), open.length > 0);
    return started(facts) ? { ...parked, moving: true } : parked;
  }
  open.push(...stops);

  const exempts = ruleClaims(plan.exempt, facts);
  if (exempts.some(({ sure }) => sure)) return verdict(view, 'upkeep', sureReasons(exempts), open.length > 0);
  open.push(...exempts);

  if (open.length > 0)
    return unknown(
      view,
      open.flatMap((claim) => reasonsOf(claim, facts)),
    );
  return byProgress(facts, view);
}

/** Rows 2 and 3. */
function bySaying(facts: IssueFacts, key: string, view: CompiledView): Verdict | null {
  const newest = newestLink(view, key);
  const act = view.acts.dispositions[key];
  if (act && !(newest && saidAt(newest.link) >= saidAt(act)) && stands(act, facts, view.now)) {
    const { issue, untilActivity, ...said } = act;
    const doubtful = said.kind === 'snoozed' && untilActivity !== undefined && facts.updated === undefined;
    return verdict(view, SAID[said.kind], [{ by: 'act', ...said }], doubtful);
  }
  if (!newest) return null;
  const { issue, not, ...said } = newest.link;
  return byGoals([{ goal: newest.goal, sure: true, from: { by: 'link', ...said } }], view, false);
}

/** Rows 2, 4 and 5: the goal that shows, with all that hold; null when none surely does. */
function byGoals(claims: readonly Claim[], view: CompiledView, doubtful: boolean): Verdict | null {
  const sure = claims.filter((claim) => claim.sure).sort((a, b) => a.goal - b.goal);
  const shown = sure[0]?.goal;
  const goal = shown === undefined ? undefined : view.goals[shown];
  if (!sure[0] || !goal || shown === undefined) return null;
  const held = new Set(sure.map((claim) => view.goals[claim.goal]));
  const isFocus = shown === 0 && view.focus !== null;
  return {
    ...verdict(
      view,
      isFocus ? 'focus' : 'linked',
      sureReasons(sure),
      doubtful || claims.some((claim) => !claim.sure && claim.goal < shown),
    ),
    goal,
    goals: view.ranked.filter((one) => held.has(one)),
    ...(isFocus && view.focus?.slice ? { slice: view.focus.slice } : {}),
  };
}

/** Rows 9 to 11, where nothing holds. */
function byProgress(facts: IssueFacts, view: CompiledView): Verdict {
  const open = isOpen(facts);
  const nothing: Reason[] = [{ by: 'nothing' }];
  if (open === false) return verdict(view, 'done', nothing, false);
  const begun = view.focus ? started(facts) : false;
  if (open && begun !== null) return verdict(view, begun ? 'unlinked' : 'idle', nothing, false);
  const lacks: FactName[] = [
    ...(open ? [] : [stateField(facts)]),
    ...(begun === null ? startedLacks(facts) : []),
  ];
  return unknown(
    view,
    [...new Set(lacks)].map((field) => ({ by: 'unread', field, text: '' })),
  );
}

function unknown(view: CompiledView, because: Reason[]): Verdict {
  return verdict(view, 'unknown', [...new Set(because)], true);
}

function sureReasons(claims: readonly Claim[]): Reason[] {
  return claims.flatMap(({ sure, from }) => (sure ? ['order' in from ? from.reason : from] : []));
}

function verdict(view: CompiledView, state: VerdictState, because: Reason[], doubtful: boolean): Verdict {
  const confidence = doubtful ? 'partial' : 'certain';
  return { state, goals: [], because, confidence, ...(view.focus ? {} : { noFocus: true }) };
}
