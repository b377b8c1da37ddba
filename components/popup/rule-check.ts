import type { IssueFacts } from '../../lib/core/facts.ts';
import { evaluate } from '../../lib/core/rules/evaluate.ts';
import { parseRules } from '../../lib/core/rules/parse.ts';
import type { Rule, RuleError } from '../../lib/core/rules/rule.ts';
import type { PublishedGoal } from '../../lib/core/view.ts';

export type RuleCheck = {
  errors: RuleError[];
  /** Per line of the text; null where the line holds no rule. */
  perLine: (number | null)[];
  matches: IssueFacts[];
  /** Issues that may match: facts that decide it were not read. */
  unsure: number;
  /** Other goals that hold some of the same issues. */
  shared: { goal: PublishedGoal; count: number }[];
};

/** What the rules of a text would hold of the issues seen. */
export function checkRuleText(
  text: string,
  issues: readonly IssueFacts[],
  others: readonly PublishedGoal[],
): RuleCheck {
  const { rules, errors } = parseRules(text);
  const perLine: (number | null)[] = text.split('\n').map(() => null);
  const sure = new Set<IssueFacts>();
  const unsure = new Set<IssueFacts>();
  for (const { line, rule } of rules) {
    let count = 0;
    for (const facts of issues) {
      const held = evaluate(rule, facts);
      if (held === null) unsure.add(facts);
      if (!held) continue;
      sure.add(facts);
      count += 1;
    }
    perLine[line - 1] = count;
  }
  const matches = [...sure];
  const shared = others
    .map((goal) => ({ goal, count: countHeld(goal.rules, matches) }))
    .filter(({ count }) => count > 0);
  return { errors, perLine, matches, unsure: [...unsure].filter((facts) => !sure.has(facts)).length, shared };
}

function countHeld(rules: readonly { rule: Rule }[], issues: readonly IssueFacts[]): number {
  return issues.filter((facts) => rules.some(({ rule }) => evaluate(rule, facts))).length;
}
