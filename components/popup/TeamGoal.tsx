import { type ReactNode, useEffect, useState } from 'react';
import type { GoalDraft } from '../../lib/core/edit.ts';
import type { IssueFacts } from '../../lib/core/facts.ts';
import type { Goal } from '../../lib/core/goal.ts';
import type { PublishedGoal } from '../../lib/core/view.ts';
import { Button } from '../common/Button.tsx';
import { DRAFT_WORDS, TeamMark } from '../common/TeamMark.tsx';
import { GoalEditor } from './GoalEditor.tsx';
import { BackTop } from './Top.tsx';

type Props = {
  goal: PublishedGoal;
  load: (id: string) => Promise<Goal | null>;
  others: readonly PublishedGoal[];
  today: string;
  busy: boolean;
  notice: ReactNode;
  issuesSeen: () => Promise<IssueFacts[]>;
  /** Takes the goal into one's own plan; false when it could not be saved. */
  onTake: () => Promise<boolean>;
  onSave: (draft: GoalDraft) => void;
  onState: (state: Goal['state']) => void;
  /** Gives the change up. */
  onGiveUp: () => void;
  onBack: () => void;
};

/** A team's goal: to be read, and once it was taken into one's own plan, to be changed there. */
export function TeamGoal(props: Props) {
  const { goal, load, others, today, busy, notice, issuesSeen, onTake, onSave, onState, onGiveUp, onBack } =
    props;
  const [draft, setDraft] = useState<Goal | null | undefined>(undefined);
  useEffect(() => {
    let gone = false;
    void load(goal.id).then((found) => !gone && setDraft(found));
    return () => {
      gone = true;
    };
  }, [load, goal.id]);

  async function take() {
    if (await onTake()) setDraft(await load(goal.id));
  }

  if (draft)
    return (
      <GoalEditor
        goal={goal}
        typed={draft}
        others={others}
        today={today}
        busy={busy}
        notice={notice}
        issuesSeen={issuesSeen}
        whose={
          <p className="row">
            <TeamMark />
            <span className="grow small muted">
              {goal.draft ? DRAFT_WORDS : 'In your plan. The team sees it once it is published.'}
            </span>
            <Button size="s" onClick={onGiveUp} disabled={busy}>
              As the team has it
            </Button>
          </p>
        }
        onSave={onSave}
        onState={onState}
        onBack={onBack}
      />
    );
  return (
    <div className="pop-page">
      <BackTop title={goal.title} onBack={onBack} />
      <div className="pop-scroll pop-pad fields">
        <p className="row">
          <TeamMark />
          <span className="grow small muted">Everyone in the team has this goal.</span>
        </p>
        {goal.outcome && <p dir="auto">{goal.outcome}</p>}
        {goal.rules.length > 0 && (
          <div>
            <h2 className="label">Holds issues by</h2>
            {goal.rules.map(({ text }) => (
              <p key={text}>
                <code>{text}</code>
              </p>
            ))}
          </div>
        )}
      </div>
      {notice}
      <footer className="pop-foot tall">
        <span className="grow" />
        <Button kind="primary" onClick={take} disabled={busy || draft === undefined}>
          Take into your plan
        </Button>
      </footer>
    </div>
  );
}
