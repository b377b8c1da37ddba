import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { Overview } from '../../lib/core/overview.ts';
import type { PublishedGoal } from '../../lib/core/view.ts';
import { Button } from '../common/Button.tsx';
import { RankMark } from '../common/RankMark.tsx';
import { BackTop } from './Top.tsx';

type Props = {
  /** Of the page: `Add a goal`. */
  top: string;
  /** Title of the goal that comes. */
  comes: string;
  intro: string;
  goals: readonly PublishedGoal[];
  /** Id of this week's focus; it stays where it is. */
  focus: string | undefined;
  overview: Overview | null;
  keep: string;
  busy: boolean;
  notice: ReactNode;
  onSwap: (leaves: string) => void;
  onKeep: () => void;
};

/** Add one, retire one: a list that is full asks which one makes room. */
export function WhichLeaves(props: Props) {
  const { top, comes, intro, goals, focus, overview, keep, busy, notice, onSwap, onKeep } = props;
  const name = useId();
  const [leaves, setLeaves] = useState(goals.findLast(({ id }) => id !== focus)?.id);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (leaves && !busy) onSwap(leaves);
  }
  return (
    <form className="pop-page" onSubmit={submit}>
      <BackTop title={top} onBack={onKeep} />
      <div className="pop-scroll pop-pad">
        <p className="row leave-new">
          <span className="tag line">new</span>
          <b className="ell" dir="auto">
            {comes}
          </b>
        </p>
        <h2 className="title">Which one leaves?</h2>
        <p className="muted leave-intro">{intro}</p>
        <fieldset className="boxed" aria-label="Which one leaves?">
          {goals.map((goal) => (
            <label className="leave" key={goal.id}>
              <RankMark rank={goal.rank} solid={goal.id === focus} />
              <span className="grow">
                <span className="ell" dir="auto">
                  {goal.title}
                </span>
                {goal.id === focus && <small>This week’s focus</small>}
              </span>
              {overview && (
                <span className="subtle small num">{overview.goals[goal.id]?.open ?? 0} open</span>
              )}
              <input
                className="radio"
                type="radio"
                name={name}
                checked={goal.id === leaves}
                disabled={goal.id === focus}
                onChange={() => setLeaves(goal.id)}
              />
            </label>
          ))}
        </fieldset>
      </div>
      {notice}
      <footer className="pop-foot tall">
        <span className="grow" />
        <Button kind="ghost" onClick={onKeep}>
          {keep}
        </Button>
        <Button kind="primary" type="submit" disabled={!leaves || busy}>
          Swap goals
        </Button>
      </footer>
    </form>
  );
}
