import type { PlumblineFile } from '../file.ts';
import { ACTIVE_LIMIT, type Goal } from '../goal.ts';
import { isNewer } from './merge.ts';

type FileGoal = NonNullable<PlumblineFile['goals']>[number];

/**
 * The goals here, changed and added to by the file's; what the file leaves out of a goal stays. Goals that are active
 * here stay so, and new ones wait for `later` when five are active; ranks have no gaps. `waiting` counts those.
 */
export function mergeGoals(
  here: readonly Goal[],
  file: readonly FileGoal[],
): { goals: Goal[]; waiting: number } {
  const before = new Map(here.map((goal) => [goal.id, goal]));
  const goals = new Map(before);
  file.forEach((goal, index) => {
    const old = before.get(goal.id) ?? { rank: index + 1, state: 'active' as const, rules: [] };
    if (!('updated' in old && isNewer(old.updated, goal.updated))) goals.set(goal.id, { ...old, ...goal });
  });
  const active = [...goals.values()]
    .filter((goal) => goal.state === 'active' && !goal.draftOf)
    .sort((a, b) => a.rank - b.rank);
  const isNewcomer = (goal: Goal) => before.get(goal.id)?.state !== 'active';
  const room = ACTIVE_LIMIT - active.filter((goal) => !isNewcomer(goal)).length;
  const waiting = active.filter(isNewcomer).slice(Math.max(room, 0));
  const order = active.filter((goal) => !waiting.includes(goal)).map((goal) => goal.id);
  for (const goal of waiting) goals.set(goal.id, { ...goal, state: 'later' });
  for (const [index, id] of order.entries()) {
    const goal = goals.get(id);
    if (goal && goal.rank !== index + 1) goals.set(id, { ...goal, rank: index + 1 });
  }
  return { goals: [...goals.values()], waiting: waiting.length };
}
