import type { Check } from './check.ts';
import { entriesOf } from './fields.ts';
import { holds, some } from './holds.ts';
import type { Truth } from './rule.ts';

/** Answers that are held for the checks of one fact. */
const MOST = 1000;

/**
 * As {@link holds}, for many issues: what follows from one fact alone, which they often have in common (the same labels,
 * or none that were read), is worked out once.
 */
export function holdsOften(): typeof holds {
  const known = new Map<Check, Map<string, Truth>>();

  return function often(check, facts): Truth {
    if (!('any' in check) || check.not) return holds(check, facts);
    const { any, alike } = check;
    if (!alike) return some(any, (one) => often(one, facts));
    const answers = known.get(check) ?? new Map<string, Truth>();
    known.set(check, answers);
    const fact = `${JSON.stringify(entriesOf(alike, facts))}`;
    const before = answers.get(fact);
    if (before !== undefined) return before;
    if (answers.size >= MOST) answers.clear();
    const held = holds(check, facts);
    answers.set(fact, held);
    return held;
  };
}
