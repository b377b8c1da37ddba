import type { Check, Shared } from './check.ts';
import { entriesOf, type Keyed } from './fields.ts';
import { holds, some } from './holds.ts';
import type { Truth } from './rule.ts';

type Answers = Map<Check, Truth>;

/** Values of facts for which answers are held. */
const MOST = 1000;

/**
 * As {@link holds}, for many issues: what follows from one fact alone, which they often have in common (the same labels,
 * or none that were read), is worked out once.
 */
export function holdsOften(): typeof holds {
  const known = new Map<string, Answers>();
  /** Several checks ask for the same fact of an issue, one after the other. */
  let last: { facts: Keyed; fact: Shared; answers: Answers } | undefined;

  function answersOf(fact: Shared, facts: Keyed): Answers {
    if (last?.facts === facts && last.fact === fact) return last.answers;
    const value = fact + JSON.stringify(entriesOf(fact, facts));
    if (known.size >= MOST) known.clear();
    const answers: Answers = known.get(value) ?? new Map();
    known.set(value, answers);
    last = { facts, fact, answers };
    return answers;
  }

  return function often(check, facts): Truth {
    if (!('any' in check) || check.not) return holds(check, facts);
    const { any, alike } = check;
    if (!alike) return some(any, (one) => often(one, facts));
    const answers = answersOf(alike, facts);
    const before = answers.get(check);
    if (before !== undefined) return before;
    const held = holds(check, facts);
    answers.set(check, held);
    return held;
  };
}
