import { type ReactNode, useEffect, useState } from 'react';
import type { Goal } from '../../lib/core/goal.ts';
import { Button } from '../common/Button.tsx';
import { TeamMark } from '../common/TeamMark.tsx';
import { BackTop } from './Top.tsx';

const STATES: Record<Goal['state'], string> = {
  active: 'Active',
  later: 'For later',
  retired: 'Retired',
  reached: 'Reached',
};

type Props = {
  load: () => Promise<Goal[]>;
  notice: ReactNode;
  onBegin: (goal: Goal) => void;
  onBack: () => void;
};

/** Goals that are not active: for later, reached or retired. Each can begin again. */
export function OtherGoals({ load, notice, onBegin, onBack }: Props) {
  const [goals, setGoals] = useState<Goal[] | null>(null);
  useEffect(() => {
    let gone = false;
    void load().then((all) => !gone && setGoals(all.filter(({ state }) => state !== 'active')));
    return () => {
      gone = true;
    };
  }, [load]);
  return (
    <div className="pop-page">
      <BackTop title="Other goals" onBack={onBack} />
      <div className="pop-scroll pop-pad">
        {goals?.length === 0 && <p className="muted">No goal waits for later, and none has left.</p>}
        {goals && goals.length > 0 && (
          <ul className="boxed">
            {goals.map((goal) => (
              <li className="leave" key={goal.id}>
                <span className="grow">
                  <span className="ell" dir="auto">
                    {goal.title}
                  </span>
                  <small>{STATES[goal.state]}</small>
                </span>
                {goal.space && <TeamMark />}
                {!goal.space && (
                  <Button size="s" onClick={() => onBegin(goal)}>
                    Make active
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
      {notice}
    </div>
  );
}
