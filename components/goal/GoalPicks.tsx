import { ACTIVE_LIMIT } from '../../lib/core/goal.ts';
import type { PublishedGoal } from '../../lib/core/view.ts';
import { RankMark } from '../common/RankMark.tsx';

type Props = {
  goals: readonly PublishedGoal[];
  /** Id of this week's focus, which is drawn solid. */
  focus: string | undefined;
  onPick: (goal: PublishedGoal) => void;
  /** Shows the titles too, one goal a line. */
  wide?: boolean;
};

/** The active goals as marks; each links the issue. */
export function GoalPicks({ goals, focus, onPick, wide = false }: Props) {
  return (
    <div className={wide ? 'card-lines' : 'card-picks'}>
      {goals.map((goal) => (
        <button
          type="button"
          key={goal.id}
          className={wide ? 'card-line' : 'card-pick'}
          data-move=""
          title={wide ? undefined : goal.title}
          aria-label={`Link to goal ${goal.rank}: ${goal.title}`}
          aria-keyshortcuts={goal.rank <= ACTIVE_LIMIT ? String(goal.rank) : undefined}
          onClick={() => onPick(goal)}
        >
          <RankMark rank={goal.rank} solid={goal.id === focus} />
          {wide && (
            <span className="ell" dir="auto">
              {goal.title}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
