import type { Disposition, GoalLink } from './act.ts';
import type { IssueFacts } from './facts.ts';
import type { CompiledView } from './rules/compile.ts';
import { instant } from './rules/dates.ts';
import type { Now } from './view.ts';

/** What a person said of an issue, by its sameKey. Goals are indexes into the compiled view. */

/** When it was said; what has no date is older than all that has one. */
export function saidAt({ at = '' }: GoalLink | Disposition): number {
  return instant(at) || 0;
}

/** The newest link to an active goal; of equally old ones the first. */
export function newestLink(view: CompiledView, key: string): { goal: number; link: GoalLink } | undefined {
  let newest: { goal: number; link: GoalLink } | undefined;
  for (const link of view.acts.links[key] ?? []) {
    const goal = view.goals.findIndex(({ id }) => id === link.goal);
    if (!link.not && goal >= 0 && !(newest && saidAt(newest.link) >= saidAt(link))) newest = { goal, link };
  }
  return newest;
}

/** Goals that rules and inheritance must leave out for this issue. */
export function exceptedGoals(view: CompiledView, key: string): readonly number[] {
  const links = view.acts.links[key] ?? [];
  const excepted = links.filter(({ not }) => not);
  return excepted.map((link) => view.goals.findIndex(({ id }) => id === link.goal));
}

/**
 * Whether a disposition still counts. A snooze ends on its day, and with the first activity after it was set; activity
 * that was not read has not been seen, so that the person's word stands.
 */
export function stands({ kind, until, untilActivity }: Disposition, facts: IssueFacts, now: Now): boolean {
  if (kind !== 'snoozed') return true;
  if (until && until <= now.today) return false;
  return !(untilActivity && facts.updated && instant(facts.updated) > instant(untilActivity));
}
