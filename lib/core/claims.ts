import type { IssueFacts, Related } from './facts.ts';
import { sameKey } from './issue.ts';
import { exceptedGoals, newestLink } from './own-acts.ts';
import { evaluate } from './rules/evaluate.ts';
import { chainOf, known, listOf } from './rules/fields.ts';
import type { CompiledView, Finder, Plan, Ruled } from './rules/ready.ts';
import type { Reason } from './view.ts';

/**
 * Something that says, or with a fact that was not read could say, that a goal (its index in the compiled view), the
 * stop list or an exemption holds. `rule` where it is one that says so.
 */
export type Claim = { goal: number; sure: boolean; reason: Reason; rule?: Ruled['rule'] };

const NONE: readonly never[] = [];

/** The ways of inheriting, and the one reason of each for not knowing: equal ones are told by identity. */
const UNREAD = {
  parent: unread('parent'),
  closes: unread('closes'),
  blocks: unread('blocks'),
};

function unread(field: 'parent' | 'closes' | 'blocks'): Reason {
  return { by: 'unread', field, text: '' };
}

/**
 * What the rules claim, in their order.
 * @param excepted goals that a person said this is not for
 */
export function ruleClaims(
  find: Finder,
  facts: IssueFacts,
  excepted: readonly number[] = NONE,
): readonly Claim[] {
  const claims: Claim[] = [];
  for (const { rule, goal, reason } of find(facts)) {
    const held = !excepted.includes(goal) && evaluate(rule, facts);
    if (held !== false) claims.push({ goal, sure: held === true, reason, rule });
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
  const best = view.goals.findIndex((_, goal) => !excepted.includes(goal));
  if (!plan.inherits || best < 0) return NONE;
  const claims: Claim[] = [];
  const inherit = (by: keyof typeof UNREAD, others: readonly (Related | null)[]) => {
    for (const other of others) {
      if (!other) claims.push({ goal: best, sure: false, reason: UNREAD[by] });
      else
        for (const [goal, sure] of served(other, view)) {
          const { id } = view.goals[goal] ?? {};
          if (!id || excepted.includes(goal) || (by === 'blocks' && goal > 0)) continue;
          const { key, title } = other;
          const from: Reason = { by, goal: id, key, ...(title !== undefined && { title }) };
          claims.push({ goal, sure, reason: sure ? from : UNREAD[by] });
        }
    }
  };
  inherit('parent', chainOf(facts));
  inherit('closes', listOf(known(facts, 'closes')));
  if (view.focus && best === 0) inherit('blocks', listOf(known(facts, 'blocks')));
  return claims;
}

/** The goals that another issue serves: by a link, as judged before, or by rules over the little known of it here. */
function served(other: Related, view: CompiledView): Iterable<[goal: number, sure: boolean]> {
  const said = view.saidOf(other.key);
  const newest = newestLink(said, view);
  if (newest) return [[newest.goal, true]];
  const judged = view.acts.serves[sameKey(other.key)];
  if (judged) return judged.map((id) => [view.goals.findIndex((goal) => goal.id === id), true]);
  const facts: IssueFacts = { kind: 'issue', readAt: '', source: '', ...other };
  const goals = new Map<number, boolean>();
  for (const { goal, sure } of ruleClaims(view.planOf(other.key).goals, facts, exceptedGoals(said, view)))
    goals.set(goal, sure || goals.get(goal) === true);
  return goals;
}
