import type { Records } from './edit.ts';
import { ruleErrorWords } from './edits/check-rules.ts';
import { activeGoals } from './edits/goals.ts';
import { containerOf, parseKey, sameKey } from './issue.ts';
import { parseRules } from './rules/parse.ts';
import type { Rule } from './rules/rule.ts';
import type { Now, PublishedActs, PublishedView } from './view.ts';
import { addWeeks, weekOf } from './week.ts';

/** A stored rule that cannot be read any more, and so was left out. */
export type RuleProblem = {
  in: 'goals' | 'focus' | 'exempt' /** Goal id or week. */;
  id?: string;
  message: string;
};

export type Published = { view: PublishedView; problems: RuleProblem[] };

/** Everything that pages need for a verdict, rules parsed once. `now.at` becomes the moment of saving. */
export function publishedView(records: Records, now: Now, hasToken: boolean): Published {
  const { scopes, exempt, weekStart, noInheritance, partsOff, columnCounts } = records.settings;
  const problems: RuleProblem[] = [];
  const parsed = (
    rules: readonly string[],
    where: Omit<RuleProblem, 'message'>,
  ): { text: string; rule: Rule }[] => {
    const { rules: good, errors } = parseRules(rules.join('\n'));
    problems.push(...errors.map((error) => ({ ...where, message: ruleErrorWords(error) })));
    return good.map(({ text, rule }) => ({ text, rule }));
  };
  const lastWeek = addWeeks(weekOf(now.today, weekStart), -1);
  const view: PublishedView = {
    version: 1,
    savedAt: now.at,
    scopes,
    goals: activeGoals(records.goals).map((goal) => ({
      ...goal,
      rules: parsed(goal.rules, { in: 'goals', id: goal.id }),
    })),
    focus: records.focuses
      .filter(({ week }) => week >= lastWeek)
      .sort((a, b) => (a.week < b.week ? -1 : 1))
      .map(({ stop, ...focus }) => ({
        ...focus,
        ...(stop && { stop: parsed(stop, { in: 'focus', id: focus.week }) }),
      })),
    weekStart,
    exempt: parsed(exempt, { in: 'exempt' }),
    noInheritance,
    partsOff,
    ...(columnCounts && { columnCounts }),
    hasToken,
  };
  return { view, problems };
}

/**
 * The acts on the issues of one container.
 * @param serves see {@link PublishedActs}
 */
export function publishedActs(
  records: Pick<Records, 'links' | 'dispositions'>,
  container: string,
  serves: PublishedActs['serves'],
): PublishedActs {
  const isInside = ({ issue }: { issue: string }) => {
    const ref = parseKey(issue);
    return ref !== null && sameKey(containerOf(ref)) === sameKey(container);
  };
  const links = Map.groupBy(records.links.filter(isInside), ({ issue }) => sameKey(issue));
  const dispositions = records.dispositions.filter(isInside).map((one) => [sameKey(one.issue), one] as const);
  return { links: Object.fromEntries(links), dispositions: Object.fromEntries(dispositions), serves };
}
