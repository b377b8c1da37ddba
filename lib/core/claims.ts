import type { Ancestor, IssueFacts, Related } from './facts.ts';
import { sameKey } from './issue.ts';
import { exceptedGoals, newestLink, type Said } from './own-acts.ts';
import type { CompiledView, Plan } from './rules/compile.ts';
import { chainOf, known, listOf } from './rules/fields.ts';
import type { Rule } from './rules/rule.ts';
import type { Ruled } from './rules/rule-index.ts';
import type { Reason, Verdict } from './view.ts';

/**
 * Something that says, or with a fact that was not read could say, that a goal (by id), the stop list or an exemption
 * holds. `rule` where it is one that says so.
 */
export type Claim = { goal?: string; sure: boolean; reason: Reason; rule?: Rule };

/** What the rules claim, each kind in their order; shared by all issues of which they claim the same. */
export type RuleClaims = {
  goals: readonly Claim[];
  stop: readonly Claim[];
  exempt: readonly Claim[];
  /** Ids of the goals, and whether surely. */
  serves: ReadonlyMap<string, boolean>;
  /** The verdict by the goals alone, null where none surely holds; once it was made (verdict.ts). */
  linked?: Verdict | null;
  /** The verdicts where no goal holds, by what was read of an issue's state; as far as they were made. */
  unheld: Verdict[];
};

/** What another issue serves by rules over the little that is known of it where it is named. */
export type Served = { other: Related; goals: ReadonlyMap<string, boolean> };

/** @param found by rule-index.ts */
export function claimsOf(found: readonly Ruled[]): RuleClaims {
  const of = (by: Ruled['reason']['by']) =>
    found.flatMap(({ rule, reason, held }): Claim[] =>
      reason.by === by
        ? [{ ...(reason.by === 'rule' && { goal: reason.goal }), sure: held === true, reason, rule }]
        : [],
    );
  return together(of('rule'), of('stop'), of('exempt'));
}

function together(goals: readonly Claim[], stop: readonly Claim[], exempt: readonly Claim[]): RuleClaims {
  const serves = new Map<string, boolean>();
  for (const { goal, sure } of goals) if (goal) serves.set(goal, sure || serves.get(goal) === true);
  return { goals, stop, exempt, serves, unheld: [] };
}

/** What the rules claim of an issue, but for goals that a person has said it is not for. */
export function ruleClaims({ rules }: Plan, facts: IssueFacts, said: Said): RuleClaims {
  const claims = rules(facts);
  const excepted = exceptedGoals(said);
  if (excepted.length === 0) return claims;
  const goals = claims.goals.filter(({ goal = '' }) => !excepted.includes(goal));
  return together(goals, claims.stop, claims.exempt);
}

/** The ways of inheriting, and the one reason of each for not knowing: equal ones are told by identity. */
const UNREAD = {
  parent: unread('parent'),
  closes: unread('closes'),
  blocks: unread('blocks'),
};

function unread(field: 'parent' | 'closes' | 'blocks'): Reason {
  return { by: 'unread', field, text: '' };
}

/** What the issues that this one hangs from claim: its parents, those it closes, those of the focus that it blocks. */
export function inheritedClaims(facts: IssueFacts, plan: Plan, view: CompiledView, said: Said): Claim[] {
  const excepted = exceptedGoals(said);
  const best = view.goals.find(({ id }) => !excepted.includes(id))?.id;
  const claims: Claim[] = [];
  if (!plan.inherits || !best) return claims;
  const focus = view.focus?.goal;
  const inherit = (by: keyof typeof UNREAD, others: readonly (Related | null)[]) => {
    for (const other of others)
      if (!other) claims.push({ goal: best, sure: false, reason: UNREAD[by] });
      else
        for (const [goal, sure] of served(other, view)) {
          if (
            !view.goals.some(({ id }) => id === goal) ||
            excepted.includes(goal) ||
            (by === 'blocks' && goal !== focus)
          )
            continue;
          const { key, title } = other;
          const from: Reason = { by, goal, key, ...(title !== undefined && { title }) };
          claims.push({ goal, sure, reason: sure ? from : UNREAD[by] });
        }
  };
  inherit('parent', chainOf(facts));
  inherit('closes', listOf(known(facts, 'closes')));
  if (best === focus) inherit('blocks', listOf(known(facts, 'blocks')));
  return claims;
}

/** The goals that another issue serves: by a link, as judged before, or by rules over the little known of it here. */
function served(other: Related, view: CompiledView): Iterable<[goal: string, sure: boolean]> {
  const said = view.saidOf(other.key);
  const newest = newestLink(said, view.goals);
  const judged = newest ? [newest.goal] : view.serves.get(sameKey(other.key));
  if (judged) return judged.map((goal) => [goal, true]);
  // Many issues hang from the same few.
  const before = view.served.get(other.key);
  if (before && isSame(before.other, other)) return before.goals;
  const facts: IssueFacts = { kind: 'issue', readAt: '', source: '', ...other };
  const goals = ruleClaims(view.planOf(other.key), facts, said).serves;
  view.served.set(other.key, { other, goals });
  return goals;
}

/** Whether the same is known of an issue in two places that name it. */
function isSame(a: Partial<Ancestor & Related>, b: Partial<Ancestor & Related>): boolean {
  if (a.title !== b.title || a.type !== b.type || a.state !== b.state) return false;
  return a.parent && b.parent
    ? a.parent.key === b.parent.key && isSame(a.parent, b.parent)
    : a.parent === b.parent;
}
