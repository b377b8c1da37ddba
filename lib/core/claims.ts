import type { IssueFacts, Related } from './facts.ts';
import { sameKey } from './issue.ts';
import { exceptedGoals, newestLink, type Said } from './own-acts.ts';
import type { CompiledView, Plan } from './rules/compile.ts';
import { chainOf, known, listOf } from './rules/fields.ts';
import type { Ruled } from './rules/rule-index.ts';
import type { Reason } from './view.ts';

/**
 * Something that says, or with a fact that was not read could say, that a goal (by id), the stop list or an exemption
 * holds. `rule` where it is one that says so.
 */
export type Claim = { goal?: string; sure: boolean; reason: Reason; rule?: Ruled['rule'] };

/** The ways of inheriting, and the one reason of each for not knowing: equal ones are told by identity. */
const UNREAD = {
  parent: unread('parent'),
  closes: unread('closes'),
  blocks: unread('blocks'),
};

function unread(field: 'parent' | 'closes' | 'blocks'): Reason {
  return { by: 'unread', field, text: '' };
}

/** What the rules claim, in their order: those of goals, the stop list, the exemptions. */
export function ruleClaims({ rules }: Plan, facts: IssueFacts, said: Said): Claim[] {
  const excepted = exceptedGoals(said);
  const claims: Claim[] = [];
  for (const { rule, asks, reason } of rules(facts)) {
    const goal = reason.by === 'rule' ? reason.goal : '';
    const held = !excepted.includes(goal) && asks(facts);
    if (held !== false) claims.push({ goal, sure: held === true, reason, rule });
  }
  return claims;
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
  const judged = newest ? [newest.goal] : view.acts.serves[sameKey(other.key)];
  if (judged) return judged.map((goal) => [goal, true]);
  // Many issues hang from the same few.
  const { key, title } = other;
  const isPlain = Object.keys(other).length === (title === undefined ? 1 : 2);
  const same = isPlain ? `${key}\n${title}` : JSON.stringify(other);
  const before = view.served.get(same);
  if (before) return before;
  const facts: IssueFacts = { kind: 'issue', readAt: '', source: '', ...other };
  const goals = new Map<string, boolean>();
  for (const { goal, sure } of ruleClaims(view.planOf(other.key), facts, said))
    if (goal) goals.set(goal, sure || goals.get(goal) === true);
  view.served.set(same, goals);
  return goals;
}
