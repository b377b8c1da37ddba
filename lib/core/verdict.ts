import type { Claim } from './claims.ts';
import { decide } from './decide.ts';
import type { IssueFacts } from './facts.ts';
import type { CompiledView } from './rules/ready.ts';
import { stateField, unreadFields } from './rules/unread.ts';
import { started, startedLacks } from './started.ts';
import type { Reason, Verdict } from './view.ts';

export { started };

/** What the issue is to the team, with all its reasons: as {@link decide} says, and for `unknown` what was not read. */
export function judge(facts: IssueFacts, view: CompiledView): Verdict {
  return decide(facts, view, whyUnknown);
}

function whyUnknown(claims: readonly Claim[], facts: IssueFacts, view: CompiledView): Reason[] {
  if (claims.length > 0) return unreadReasons(claims, facts);
  const lacks = view.focus && started(facts) === null ? startedLacks(facts) : [stateField(facts)];
  return lacks.map((field) => ({ by: 'unread', field, text: '' }));
}

/** What was not read that would make the claims sure, or refute them. */
function unreadReasons(claims: readonly Claim[], facts: IssueFacts): Reason[] {
  const reasons = new Set<Reason>();
  for (const { rule, reason } of claims) {
    if (!rule || !('rule' in reason)) reasons.add(reason);
    else {
      const { text } = reason;
      const goal = reason.by === 'rule' ? { goal: reason.goal } : {};
      for (const field of unreadFields(rule, facts)) reasons.add({ by: 'unread', field, text, ...goal });
    }
  }
  return [...reasons];
}
