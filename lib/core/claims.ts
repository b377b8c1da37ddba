import type { Ancestor, IssueFacts, Related } from './facts.ts';
import { sameKey } from './issue.ts';
import { exceptedGoals, newestLink } from './own-acts.ts';
import type { CompiledView, Plan } from './rules/compile.ts';
import { evaluate, unreadFields } from './rules/evaluate.ts';
import { chainOf, known, listOf } from './rules/fields.ts';
import { candidates, type Ruled, type RuleIndex } from './rules/rule-index.ts';
import type { Reason } from './view.ts';

/**
 * Something that says, or with a fact that was not read could say, that a goal (its index in the compiled view), the
 * stop list or an exemption holds.
 */
export type Claim = { goal: number; sure: boolean; from: Ruled | Reason };

const NONE: readonly never[] = [];

const unread = (field: 'parent' | 'closes' | 'blocks'): Reason => ({ by: 'unread', field, text: '' });
/** One of each, so that equal ones are told by identity. */
const UNREAD = { parent: unread('parent'), closes: unread('closes'), blocks: unread('blocks') };

export function isSure({ sure }: Claim): boolean {
  return sure;
}

/**
 * What the rules claim, in their order.
 * @param excepted goals that a person said this is not for
 */
export function ruleClaims(
  index: RuleIndex,
  facts: IssueFacts,
  excepted: readonly number[] = NONE,
): readonly Claim[] {
  const found = candidates(index, facts);
  if (found.length === 0) return NONE;
  const claims: Claim[] = [];
  for (const from of found) {
    const held = excepted.includes(from.goal) ? false : evaluate(from.rule, facts);
    if (held !== false) claims.push({ goal: from.goal, sure: held === true, from });
  }
  return claims;
}

/** What the issues that this one hangs from claim: its parents, those it closes, those of the focus that it blocks. */
export function inheritedClaims(
  facts: IssueFacts,
  plan: Plan,
  view: CompiledView,
  excepted: readonly number[],
): readonly Claim[] {
  let best = 0;
  while (excepted.includes(best)) best += 1;
  if (!plan.inherits || best >= view.goals.length) return NONE;
  const claims: Claim[] = [];
  const add = (by: keyof typeof UNREAD, others: readonly (Ancestor | Related | null)[]) => {
    for (const other of others) {
      if (!other) claims.push({ goal: best, sure: false, from: UNREAD[by] });
      else
        for (const [index, sure] of served(other, view)) {
          const goal = view.goals[index];
          if (goal && !excepted.includes(index) && (by !== 'blocks' || index === 0))
            claims.push({ goal: index, sure, from: sure ? inheritedFrom(by, goal.id, other) : UNREAD[by] });
        }
    }
  };
  add('parent', chainOf(facts));
  add('closes', listOf(known(facts, 'closes')));
  if (view.focus && best === 0) add('blocks', listOf(known(facts, 'blocks')));
  return claims;
}

/** The goals that another issue serves: by a link, as judged before, or by rules over the little known of it here. */
function served(other: Ancestor | Related, view: CompiledView): Iterable<[number, boolean]> {
  const plan = view.planOf(other.key);
  const said = view.saidOf(other.key);
  const newest = newestLink(said, view);
  if (newest) return [[newest.goal, true]];
  const judged = view.acts.serves[sameKey(other.key)];
  if (judged) return judged.map((id) => [view.goals.findIndex((goal) => goal.id === id), true]);
  const facts: IssueFacts = { kind: 'issue', readAt: '', source: '', ...other };
  const goals = new Map<number, boolean>();
  for (const { goal, sure } of ruleClaims(plan.goals, facts, exceptedGoals(said, view)))
    goals.set(goal, sure || goals.get(goal) === true);
  return goals;
}

function inheritedFrom(
  by: 'parent' | 'closes' | 'blocks',
  goal: string,
  { key, title }: Ancestor | Related,
): Reason {
  return { by, goal, key, ...(title === undefined ? {} : { title }) };
}

/** What a sure claim rests on. */
export function reasonOf({ from }: Claim): Reason {
  return 'order' in from ? from.reason : from;
}

/** What was not read that would make the claims sure, or refute them. */
export function unreadReasons(claims: readonly Claim[], facts: IssueFacts): Reason[] {
  const reasons = new Set<Reason>();
  for (const { from } of claims) {
    if (!('order' in from)) reasons.add(from);
    else {
      const { text } = from.reason;
      const goal = from.reason.by === 'rule' ? { goal: from.reason.goal } : {};
      for (const field of unreadFields(from.rule, facts)) reasons.add({ by: 'unread', field, text, ...goal });
    }
  }
  return [...reasons];
}
