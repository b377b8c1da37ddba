import type { FactName } from './facts.ts';
import { isJira } from './issue.ts';
import { stateField } from './open.ts';
import type { Check } from './rules/check.ts';
import { holds } from './rules/holds.ts';
import type { PageView } from './view.ts';

/**
 * The facts that can change what a page shows of an issue: what goals, stop list and exemptions ask for, its state, who
 * is at it while there is a focus, and what it inherits from where that counts.
 * @param today local date, `2026-11-21`
 */
export function askedFacts(view: PageView, key: string, today: string): FactName[] {
  const focus = view.focus.find(({ first, last }) => first <= today && today <= last);
  const inherits = holds(view.inherits, { key }) !== false;
  const rules = [...view.goals.map(({ rules }) => rules), view.exempt, ...(focus ? [focus.stop] : [])];
  const asked = new Set<FactName>([
    stateField({ key }),
    ...rules.flatMap((rule) => factsIn(rule, key)),
    ...(focus ? (['assignees', 'pulls'] as const) : []),
    ...(inherits ? (['parent', 'closes'] as const) : []),
    ...(view.columnCounts && isJira(key) ? (['parent'] as const) : []),
    ...(inherits && focus ? (['blocks'] as const) : []),
  ]);
  return [...asked].toSorted();
}

function factsIn(check: Check, key: string): FactName[] {
  if ('any' in check) return check.any.flatMap((one) => factsIn(one, key));
  if (check.of === 'key' || check.of === 'container') return [];
  if (check.of === 'open') return [stateField({ key })];
  return [check.of];
}
