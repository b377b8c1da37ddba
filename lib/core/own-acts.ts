import type { Disposition, GoalLink } from './act.ts';
import type { IssueFacts } from './facts.ts';
import type { CompiledView, Said } from './rules/ready.ts';
import type { Now } from './view.ts';

/** What a person said of an issue. Goals are indexes into the compiled view. */

/** When it was said; what has no date is older than all that has one. */
export function saidAt({ at = '' }: GoalLink | Disposition): number {
  return Date.parse(at) || 0;
}

/** The newest link to an active goal; of equally old ones the first. */
export function newestLink(said: Said, view: CompiledView): { goal: number; link: GoalLink } | null {
  let newest: { goal: number; link: GoalLink } | null = null;
  for (const link of said.links) {
    const goal = indexOf(view, link);
    if (!link.not && goal >= 0 && !(newest && saidAt(newest.link) >= saidAt(link))) newest = { goal, link };
  }
  return newest;
}

/** Goals that rules and inheritance must leave out for this issue. */
export function exceptedGoals(said: Said, view: CompiledView): readonly number[] {
  return said.links.filter(({ not }) => not).map((link) => indexOf(view, link));
}

function indexOf(view: CompiledView, link: GoalLink): number {
  return view.goals.findIndex(({ id }) => id === link.goal);
}

/**
 * Whether a disposition still counts. A snooze ends on its day, and with the first activity after it was set; activity
 * that was not read has not been seen, so that the person's word stands.
 */
export function stands({ kind, until, untilActivity }: Disposition, facts: IssueFacts, now: Now): boolean {
  if (kind !== 'snoozed') return true;
  if (until && until <= now.today) return false;
  return !(untilActivity && facts.updated && Date.parse(facts.updated) > Date.parse(untilActivity));
}
