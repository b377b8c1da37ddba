import type { GoalSuggestion } from '../../lib/core/suggest-goal.ts';
import { Button } from '../common/Button.tsx';
import { RankMark } from '../common/RankMark.tsx';

type Props = { suggestion: GoalSuggestion; solid: boolean; onLink: () => void };

/** The goal that a rule nearly gave it: the card's next step. */
export function Suggestion({ suggestion: { goal, term }, solid, onLink }: Props) {
  return (
    <div className="card-suggestion">
      <div className="grow">
        <p className="row">
          <RankMark rank={goal.rank} solid={solid} />
          <span className="ell" dir="auto">
            {goal.title}
          </span>
        </p>
        <p className="small muted">
          Its rules name <code>{term}</code>
        </p>
      </div>
      <Button
        kind="primary"
        data-move=""
        aria-label={`Link to goal ${goal.rank}: ${goal.title}`}
        aria-keyshortcuts={String(goal.rank)}
        onClick={onLink}
      >
        Link
      </Button>
    </div>
  );
}
