import type { Disposition } from '../../lib/core/act.ts';
import type { Edit } from '../../lib/core/edit.ts';
import type { PublishedGoal } from '../../lib/core/view.ts';
import type { TriageItem } from './triage-data.ts';

/** The answers of triage as edits. */

/** The issue serves this goal. */
export function linkEdit({ facts }: TriageItem, goal: PublishedGoal): Edit {
  return { kind: 'link', issue: facts.key, goal: goal.id };
}

/** The issue serves no goal, and this is why. */
export function disposeEdit({ facts }: TriageItem, disposition: Omit<Disposition, 'issue' | 'at'>): Edit {
  return { kind: 'dispose', issues: [facts.key], disposition };
}

/** The issue has no answer any more. */
export function clearEdit({ facts }: TriageItem): Edit {
  return { kind: 'clear', issue: facts.key };
}

/** The reason a person wrote into an edit, for a field that must not lose it. */
export function reasonIn(edit: Edit | undefined): string | undefined {
  return edit?.kind === 'dispose' ? edit.disposition.reason : undefined;
}
