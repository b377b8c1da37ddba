import type { IssueFacts } from './facts.ts';
import { sameKey } from './issue.ts';
import { evaluateTerm } from './rules/evaluate.ts';
import { printTerm } from './rules/print.ts';
import type { Term } from './rules/rule.ts';
import type { PublishedActs, PublishedGoal, PublishedView } from './view.ts';

/** A goal that nearly holds an issue; `term` is the part of a rule that does hold, as typed. */
export type GoalSuggestion = { goal: PublishedGoal; term: string };

/** What says what work is for. Where it is, of which kind and by whom says too little. */
const TELLING: ReadonlySet<Term['q']> = new Set([
  'label',
  'milestone',
  'epic',
  'parent',
  'component',
  'version',
  'sprint',
  'title',
]);

/** The best-ranked goal of which a rule holds in a telling part, as it might on an issue of another repository. */
export function suggestGoal(
  facts: IssueFacts,
  { goals }: Pick<PublishedView, 'goals'>,
  { links }: Pick<PublishedActs, 'links'>,
): GoalSuggestion | null {
  const excepted = new Set((links[sameKey(facts.key)] ?? []).flatMap(({ goal, not }) => (not ? goal : [])));
  for (const goal of goals) {
    if (excepted.has(goal.id)) continue;
    const terms = goal.rules.flatMap(({ rule }) => rule.terms);
    const held = terms.find((term) => !term.not && TELLING.has(term.q) && evaluateTerm(term, facts) === true);
    if (held) return { goal, term: printTerm(held) };
  }
  return null;
}
