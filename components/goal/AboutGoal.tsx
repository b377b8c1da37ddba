import type { Overview } from '../../lib/core/overview.ts';
import type { PublishedGoal } from '../../lib/core/view.ts';
import { dayMonth } from '../../lib/core/week.ts';
import { DRAFT_WORDS } from '../common/TeamMark.tsx';
import { Measure } from './Measure.tsx';

type Props = { goal: PublishedGoal; overview: Overview | undefined };

/** What a goal is about: outcome, measure, owner, date, and how far its issues are. */
export function AboutGoal({ goal, overview }: Props) {
  const seen = overview?.goals[goal.id];
  const facts = [
    !goal.measure && goal.owner && `Owner ${goal.owner}`,
    goal.due && goal.measure?.target === undefined && `Due ${dayMonth(goal.due)}`,
    seen && `${seen.done} of ${seen.open + seen.done} linked issues seen are done`,
  ].filter(Boolean);
  return (
    <>
      {goal.outcome && (
        <p className="card-outcome muted" dir="auto">
          {goal.outcome}
        </p>
      )}
      {goal.draft && <p className="card-outcome small muted">{DRAFT_WORDS}</p>}
      {goal.measure && <Measure measure={goal.measure} owner={goal.owner} due={goal.due} />}
      {facts.length > 0 && (
        <section className="card-part">
          <p className="small muted num">{facts.join(' · ')}</p>
        </section>
      )}
    </>
  );
}
