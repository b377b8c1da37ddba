import { EditRefused, type Records } from '../edit.ts';
import type { Goal } from '../goal.ts';

/** What every edit gives: the records as they are then, and what happened in words. */
export type Edited = { records: Records; words: string };

/**
 * An own goal, or the draft of a space's, to be changed.
 * @throws EditRefused when there is no such goal, or none of one's own
 */
export function goalOf(records: Records, id: string): Goal {
  const goal = records.goals.find((one) => one.id === id);
  if (goal) return goal;
  const { title } = anyGoalOf(records, id);
  const words = `${title} is the team's goal. Take it into your plan to change it, then publish.`;
  throw new EditRefused(words, 'invalid', 'goal');
}

/**
 * A goal to be named, as everyone sees it: a space's before a draft of it.
 * @throws EditRefused when there is no such goal
 */
export function anyGoalOf({ goals, team }: Records, id: string): Goal {
  const goal = [...(team?.goals ?? []), ...goals].find((one) => one.id === id);
  if (!goal) throw new EditRefused('This goal is not here any more. Choose another one.', 'missing', 'goal');
  return goal;
}

/** A person's line without spaces around it, or undefined when nothing is left. */
export function trimmed(text: string | undefined): string | undefined {
  return text?.trim() || undefined;
}

/** The same without fields that are undefined. */
export function defined<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  // fromEntries forgets the names of the fields; what is undefined was taken out above.
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}
