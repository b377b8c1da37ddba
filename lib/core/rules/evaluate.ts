import type { IssueFacts } from '../facts.ts';
import type { Check } from './check.ts';
import { checkOfRule, checkOfTerm } from './checks.ts';
import { holds } from './holds.ts';
import type { Rule, Term, Truth } from './rule.ts';

/** For those who have rules as typed: each becomes a check once, however many issues it is asked of. */

const checks = new WeakMap<Rule | Term, Check>();

/** Whether the rule holds for what was read of the issue; three-valued as {@link holds}. */
export function evaluate(rule: Rule, facts: IssueFacts): Truth {
  return holds(kept(rule, checkOfRule), facts);
}

/** The same of one condition of a rule. */
export function evaluateTerm(term: Term, facts: IssueFacts): Truth {
  return holds(kept(term, checkOfTerm), facts);
}

function kept<T extends Rule | Term>(asked: T, make: (asked: T) => Check): Check {
  const check = checks.get(asked) ?? make(asked);
  checks.set(asked, check);
  return check;
}
