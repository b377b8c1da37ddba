import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { IssueFacts } from '../../lib/core/facts.ts';
import type { PublishedGoal } from '../../lib/core/view.ts';
import { checkRuleText } from './rule-check.ts';

/** Checks a text of rules while it is typed. `seen` is null until the issues seen are loaded. */
export function useRuleCheck(
  text: string,
  load: () => Promise<IssueFacts[]>,
  others: readonly PublishedGoal[],
) {
  const [seen, setSeen] = useState<IssueFacts[] | null>(null);
  useEffect(() => {
    let gone = false;
    void load().then((issues) => !gone && setSeen(issues));
    return () => {
      gone = true;
    };
  }, [load]);
  // Typing goes first; with many issues the counts follow a moment later.
  const settled = useDeferredValue(text);
  const check = useMemo(() => checkRuleText(settled, seen ?? [], others), [settled, seen, others]);
  return { check, seen };
}
