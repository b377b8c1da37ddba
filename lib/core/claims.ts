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
  /** The verdicts where nothing is inherited, and where it is from an issue that others inherit from, too. */
  alone: Verdicts;
  inheriting: WeakMap<Inherited, Verdicts>;
};

/** Verdicts by rules and inheritance, once they were made (verdict.ts). */
export type Verdicts = {
  /** By inheritance; null where no goal surely holds by it. */
  held?: Verdict | null;
  /** Where no goal holds, by what was read of an issue's state. */
  unheld: Verdict[];
};

/** What another issue serves by what is known of it where it is named, and what its children inherit. */
export type Served = { other: Related; goals: ReadonlyMap<string, boolean>; asParent?: Inherited };

/** What the issues that one hangs from claim; `isShared`: of several issues it is one and the same. */
export type Inherited = { claims: readonly Claim[]; isShared?: true };

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
  return { goals, stop, exempt, serves, alone: { held: null, unheld: [] }, inheriting: new WeakMap() };
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

const NONE: Inherited = { claims: [] };

/** The verdicts of issues of which rules and inheritance claim the same. */
export function verdictsOf(claims: RuleClaims, inherited: Inherited): Verdicts {
  if (inherited === NONE) return claims.alone;
  const known = claims.inheriting.get(inherited);
  if (known) return known;
  const verdicts: Verdicts = { unheld: [] };
  if (inherited.isShared) claims.inheriting.set(inherited, verdicts);
  return verdicts;
}

/** What the issues that this one hangs from claim: its parents, those it closes, those of the focus that it blocks. */
export function inheritedClaims(facts: IssueFacts, plan: Plan, view: CompiledView, said: Said): Inherited {
  const { parent, closes = known(facts, 'closes'), blocks = known(facts, 'blocks') } = facts;
  const excepted = exceptedGoals(said);
  if (!plan.inherits || view.goals.length === 0) return NONE;
  if (closes?.length === 0 && blocks?.length === 0 && excepted.length === 0) {
    if (parent === null) return NONE;
    if (parent) {
      // Many issues hang from the same few.
      const above = served(parent, view);
      above.asParent ??= { claims: claimsOfAll(facts, closes, blocks, view, excepted), isShared: true };
      return above.asParent;
    }
  }
  return { claims: claimsOfAll(facts, closes, blocks, view, excepted) };
}

function claimsOfAll(
  facts: IssueFacts,
  closes: readonly Related[] | undefined,
  blocks: readonly Related[] | undefined,
  view: CompiledView,
  excepted: readonly string[],
): Claim[] {
  const best = view.goals.find(({ id }) => !excepted.includes(id))?.id;
  if (!best) return [];
  const focus = view.focus?.goal;
  const claimsOfOther = (by: keyof typeof UNREAD, other: Related): Claim[] =>
    [...served(other, view).goals].flatMap(([goal, sure]) => {
      const isOfNone = !view.goals.some(({ id }) => id === goal) || excepted.includes(goal);
      if (isOfNone || (by === 'blocks' && goal !== focus)) return [];
      const { key, title } = other;
      const from: Reason = { by, goal, key, ...(title !== undefined && { title }) };
      return [{ goal, sure, reason: sure ? from : UNREAD[by] }];
    });
  const inherit = (by: keyof typeof UNREAD, others: readonly (Related | null)[]) =>
    others.flatMap((other): Claim[] =>
      other ? claimsOfOther(by, other) : [{ goal: best, sure: false, reason: UNREAD[by] }],
    );
  return [
    ...inherit('parent', chainOf(facts)),
    ...inherit('closes', listOf(closes)),
    ...(best === focus ? inherit('blocks', listOf(blocks)) : []),
  ];
}

/** The goals that another issue serves: by a link, as judged before, or by rules over the little known of it here. */
function served(other: Related, view: CompiledView): Served {
  const before = view.served.get(other.key);
  if (before && isSame(before.other, other)) return before;
  const said = view.saidOf(other.key);
  const newest = newestLink(said, view.goals);
  const judged = newest ? [newest.goal] : view.serves.get(sameKey(other.key));
  const facts: IssueFacts = { kind: 'issue', readAt: '', source: '', ...other };
  const goals = judged
    ? new Map(judged.map((goal) => [goal, true]))
    : ruleClaims(view.planOf(other.key), facts, said).serves;
  const made = { other, goals };
  view.served.set(other.key, made);
  return made;
}

/** Whether the same is known of an issue in two places that name it. */
function isSame(a: Partial<Ancestor & Related>, b: Partial<Ancestor & Related>): boolean {
  if (a.title !== b.title || a.type !== b.type || a.state !== b.state) return false;
  return a.parent && b.parent
    ? a.parent.key === b.parent.key && isSame(a.parent, b.parent)
    : a.parent === b.parent;
}
