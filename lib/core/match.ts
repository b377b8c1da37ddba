import { isOpen } from './open.ts';
import { evaluate } from './rules/evaluate.ts';
import type { Rule } from './rules/rule.ts';
import type { Sighting } from './sighting.ts';

/** What rules would link of the open issues seen. */
export type MatchCount = {
  matches: number;
  /** Open issues seen, of which those match. */
  of: number;
  /** For each rule how many it matches by itself, and how many that no rule before it does. */
  perLine: { matches: number; adds: number }[];
  /** What matches, as given. */
  items: Sighting[];
};

/** An issue that could match if more of it were read does not count. */
export function matchCount(rules: readonly Rule[], sightings: readonly Sighting[]): MatchCount {
  const open = sightings.filter(({ facts }) => isOpen(facts) !== false);
  const perLine = rules.map(() => ({ matches: 0, adds: 0 }));
  const items = open.filter(({ facts }) => {
    let isFirst = true;
    rules.forEach((rule, line) => {
      const counts = perLine[line];
      if (!counts || evaluate(rule, facts) !== true) return;
      counts.matches += 1;
      if (isFirst) counts.adds += 1;
      isFirst = false;
    });
    return !isFirst;
  });
  return { matches: items.length, of: open.length, perLine, items };
}
