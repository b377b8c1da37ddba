import type { Overview } from '../../lib/core/overview.ts';
import type { PublishedGoal } from '../../lib/core/view.ts';
import type { GoalRowProps } from './GoalRow.tsx';

/** Of a goal that no issue seen serves. */
const NONE: Overview['goals'][string] = { open: 0, done: 0, started: 0 };

/** What the rows of goals say, in the order given. @param focus id of this week's focus */
export function goalRows(
  goals: readonly PublishedGoal[],
  focus: string | undefined,
  overview: Overview | null,
): Pick<GoalRowProps, 'goal' | 'rank' | 'of' | 'isFocus' | 'open' | 'started'>[] {
  return goals.map((goal, i) => ({
    goal,
    rank: i + 1,
    of: goals.length,
    isFocus: goal.id === focus,
    open: overview ? (overview.goals[goal.id]?.open ?? 0) : undefined,
    started: overview ? (overview.goals[goal.id] ?? NONE).started : undefined,
  }));
}
