import { suggestGoal } from '../../lib/core/suggest-goal.ts';
import type { PublishedGoal } from '../../lib/core/view.ts';
import type { CardState } from '../../lib/page/card-context.ts';
import { AboutGoal } from './AboutGoal.tsx';
import { Because } from './Because.tsx';
import { type BigAnswer, BigAnswers } from './BigAnswers.tsx';
import { Findings } from './Findings.tsx';
import { GoalPicks } from './GoalPicks.tsx';
import { Suggestion } from './Suggestion.tsx';

type Props = {
  state: CardState;
  /** Id of this week's focus. */
  focus: string | undefined;
  /** Local date. */
  today: string;
  onLink: (goal: PublishedGoal) => void;
  onAnswer: (answer: BigAnswer) => void;
};

/** Below the head: the goal and the reasons, or the question of what the issue is. */
export function CardBody({ state, focus, today, onLink, onAnswer }: Props) {
  const { verdict, overview, facts } = state;
  const asks = verdict.state === 'unlinked' || verdict.state === 'idle';
  return (
    <>
      {verdict.goal && <AboutGoal goal={verdict.goal} overview={overview} />}
      <Because verdict={verdict} near={facts.key} />
      {verdict.note && <Findings note={verdict.note} near={facts.key} today={today} />}
      {asks && <LinkIt state={state} focus={focus} onLink={onLink} />}
      {asks && <BigAnswers onAnswer={onAnswer} />}
    </>
  );
}

function LinkIt({ state, focus, onLink }: Omit<Props, 'onAnswer' | 'today'>) {
  const { facts, view, acts } = state;
  const suggestion = suggestGoal(facts, view, acts);
  if (view.goals.length === 0) return null;
  return (
    <>
      {suggestion && (
        <Suggestion
          suggestion={suggestion}
          solid={suggestion.goal.id === focus}
          onLink={() => onLink(suggestion.goal)}
        />
      )}
      <section className="card-part">
        <h3>{suggestion ? 'Or another goal' : 'Link to a goal'}</h3>
        <GoalPicks goals={view.goals} focus={focus} onPick={onLink} />
      </section>
    </>
  );
}
