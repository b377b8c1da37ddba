import { containerOfKey } from '../issue.ts';
import type { Check, Test } from './check.ts';
import { entriesOf, type Keyed } from './fields.ts';
import type { Truth } from './rule.ts';

/**
 * Whether a check holds for what was read of the issue. Kleene: unread facts make a test unknown (null), and what is
 * asked so too unless something else decides.
 */
export function holds(check: Check, facts: Keyed): Truth {
  const held =
    'any' in check
      ? some(check.any, (one) => holds(one, facts))
      : some(entriesOf(check.of, facts), (entry) => fits(check, entry, facts.key));
  return check.not && held !== null ? !held : held;
}

/** Kleene's OR over a list. */
export function some<T>(list: readonly T[], holds: (one: T) => Truth): Truth {
  let truth: Truth = false;
  for (const one of list) {
    const held = holds(one);
    if (held) return true;
    if (held === null) truth = null;
  }
  return truth;
}

/** By their sources: a rule is asked of many issues, and twice of each. */
const patterns: Record<string, RegExp> = {};

/** Whether an entry of the fact is what the test asks for. */
export function fits(test: Test, entry: unknown, key: string): Truth {
  const { part } = test;
  const read: unknown = part ? Object(entry)[part] : entry;
  // A blocker whose state was not read counts as open: it stands there as blocking.
  if (read === undefined || read === null) return entry && part === 'state' ? true : null;
  const text = part === 'key' ? `${containerOfKey(key)} ${read}` : `${read}`;
  if ('is' in test) return text.toLowerCase() === test.is;
  if ('like' in test) {
    const { like } = test;
    patterns[like] ??= new RegExp(like, 'su');
    return patterns[like].test(text.toLowerCase());
  }
  // Null where the text is no moment.
  const moment = new Date(text).toJSON();
  return moment === null ? null : test.from <= moment && moment < test.until;
}
