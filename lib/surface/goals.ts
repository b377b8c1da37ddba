import type { Goal } from '../core/goal.ts';
import { isExpected } from '../platform/errors.ts';
import { readShownGoals } from '../storage/effective.ts';
import { readGoals } from '../storage/read.ts';
import { recordsHere } from './export.ts';

/** All goals as they show; while the database does not open, those that the copy on this device holds. */
export async function goalsHere(): Promise<Goal[]> {
  try {
    return await readShownGoals();
  } catch (error) {
    if (!isExpected(error)) throw error;
    return (await recordsHere()).goals;
  }
}

/** A change of a space's goal that is not published, by the goal's id; null when there is none. */
export async function readGoalDraft(id: string): Promise<Goal | null> {
  return (await readGoals()).find((goal) => goal.id === id && goal.draftOf) ?? null;
}
