import type { Disposition, GoalLink } from './act.ts';
import type { IssueFacts } from './facts.ts';
import { sameKey } from './issue.ts';
import type { PublishedActs, VerdictState } from './view.ts';

/** What a person said of an issue. */
export type Said = { links: readonly GoalLink[]; disposition: Disposition | undefined };

/** What a person has said of an issue; its key in any case. */
export function saidOf(key: string, { links, dispositions }: PublishedActs): Said {
  const same = sameKey(key);
  return { links: links[same] ?? [], disposition: dispositions[same] };
}

/** The state that a person's answer puts an issue in, where it is not `parked`. */
export const SAID: Partial<Record<Disposition['kind'], VerdictState>> = {
  upkeep: 'upkeep',
  snoozed: 'snoozed',
  muted: 'snoozed',
};

/** When it was said; what has no date is older than all that has one. */
export function saidAt({ at = '' }: GoalLink | Disposition): number {
  return Date.parse(at) || 0;
}

/**
 * The newest link to an active goal; of equally old ones the first.
 * @param goals the active ones
 */
export function newestLink({ links }: Said, goals: readonly { id: string }[]): GoalLink | undefined {
  let newest: GoalLink | undefined;
  for (const link of links)
    if (!link.not && goals.some(({ id }) => id === link.goal) && !(newest && saidAt(newest) >= saidAt(link)))
      newest = link;
  return newest;
}

const NONE: readonly string[] = [];

/** Ids of the goals that rules and inheritance must leave out for this issue. */
export function exceptedGoals({ links }: Said): readonly string[] {
  return links.length === 0 ? NONE : links.flatMap(({ not, goal }) => (not ? [goal] : []));
}

/**
 * Whether a disposition still counts. A snooze ends on its day, and with the first activity after it was set; activity
 * that was not read has not been seen, so that the person's word stands.
 */
export function stands(
  { kind, until, untilActivity }: Disposition,
  facts: IssueFacts,
  today: string,
): boolean {
  if (kind !== 'snoozed') return true;
  if (until && until <= today) return false;
  return !(untilActivity && facts.updated && Date.parse(facts.updated) > Date.parse(untilActivity));
}
