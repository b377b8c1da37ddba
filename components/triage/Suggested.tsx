import type { GoalSuggestion } from '../../lib/core/suggest-goal.ts';
import { Button } from '../common/Button.tsx';
import { Kbd } from '../common/Kbd.tsx';
import { RankMark } from '../common/RankMark.tsx';

type Props = { suggestion: GoalSuggestion; solid: boolean; onLink: () => void };

/** The goal that one of its rules nearly gave the issue: the next step. */
export function Suggested({ suggestion: { goal, term }, solid, onLink }: Props) {
  return (
    <section className="triage-suggestion" aria-label="Suggested">
      <p className="caption">Suggested</p>
      <p className="row strong">
        <RankMark rank={goal.rank} solid={solid} size={18} />
        <span dir="auto">{goal.title}</span>
      </p>
      <p className="muted">
        Its rules name <code>{term}</code>
      </p>
      <Button kind="primary" size="s" aria-keyshortcuts={String(goal.rank)} onClick={onLink}>
        <span>
          Link{' '}
          <span className="sr-only">
            to goal {goal.rank}: {goal.title}
          </span>
        </span>
        <Kbd>{goal.rank}</Kbd>
      </Button>
    </section>
  );
}
