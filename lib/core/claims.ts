import type { Ancestor, IssueFacts, Related } from './facts.ts';
import { sameKey } from './issue.ts';
import { exceptedGoals, newestLink } from './own-acts.ts';
import type { CompiledView, Plan } from './rules/compile.ts';
import { evaluate, unreadFields } from './rules/evaluate.ts';
import { chainOf, known } from './rules/fields.ts';
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

/** What the rules claim, in their order. */
export function ruleClaims(index: RuleIndex, facts: IssueFacts): readonly Claim[] {
  const found = candidates(index, facts);
  if (found.length === 0) return NONE;
  const claims: Claim[] = [];
  for (const from of found) {
    const held = evaluate(from.rule, facts);
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
  const best = view.goals.findIndex((_, goal) => !excepted.includes(goal));
  if (!plan.inherits || best < 0) return NONE;
  const claims: Claim[] = [];
  const add = (by: 'parent' | 'closes' | 'blocks', others: readonly (Ancestor | Related)[]) => {
    for (const other of others)
      for (const [goal, sure] of served(other, view)) {
        if (excepted.includes(goal) || (by === 'blocks' && goal !== 0)) continue;
        claims.push({
          goal,
          sure,
          from: sure ? inheritedFrom(by, view.goals[goal]?.id ?? '', other) : UNREAD[by],
        });
      }
  };
  const chain = chainOf(facts);
  add('parent', chain.list);
  if (chain.more) claims.push({ goal: best, sure: false, from: UNREAD.parent });
  const closes = known(facts, 'closes');
  if (closes) add('closes', closes);
  else claims.push({ goal: best, sure: false, from: UNREAD.closes });
  if (!view.focus || best > 0) return claims;
  const blocks = known(facts, 'blocks');
  if (blocks) add('blocks', blocks);
  else claims.push({ goal: 0, sure: false, from: UNREAD.blocks });
  return claims;
}

/** The goals that another issue serves: by a link, as judged before, or by rules over the little known of it here. */
function served(other: Ancestor | Related, view: CompiledView): Map<number, boolean> {
  const key = sameKey(other.key);
  const goals = new Map<number, boolean>();
  const linked = newestLink(view, key)?.goal;
  if (linked !== undefined) return goals.set(linked, true);
  const judged = view.acts.serves[key];
  if (judged) {
    return new Map(view.goals.flatMap(({ id }, goal) => (judged.includes(id) ? [[goal, true]] : [])));
  }
  const facts: IssueFacts = { kind: 'issue', readAt: '', source: '', ...other };
  const excepted = exceptedGoals(view, key);
  for (const { goal, sure } of ruleClaims(view.planOf(other.key).goals, facts))
    if (!excepted.includes(goal)) goals.set(goal, sure || goals.get(goal) === true);
  return goals;
}

function inheritedFrom(
  by: 'parent' | 'closes' | 'blocks',
  goal: string,
  { key, title }: Ancestor | Related,
): Reason {
  return { by, goal, key, ...(title === undefined ? {} : { title }) };
}

/** The claim as reasons: what it rests on, or what was not read. */
export function reasonsOf({ from, sure }: Claim, facts: IssueFacts): Reason[] {
  if (!('order' in from)) return [from];
  const { reason, rule } = from;
  if (sure) return [reason];
  const goal = 'goal' in reason ? { goal: reason.goal } : {};
  return unreadFields(rule, facts).map((field) => ({ by: 'unread', field, text: reason.text, ...goal }));
}
