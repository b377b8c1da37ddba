import { useEffect, useState } from 'react';
import type { NewGoal } from '../../lib/core/suggest-new.ts';
import { Button } from '../common/Button.tsx';
import { Icon } from '../common/Icon.tsx';

type Props = { load: () => Promise<NewGoal[]>; onAdd: (proposal: NewGoal | null) => void };

/** Before the first goal: what the issues seen suggest, or a word on what a goal is. */
export function NoGoals({ load, onAdd }: Props) {
  const [proposals, setProposals] = useState<NewGoal[]>([]);
  useEffect(() => {
    let gone = false;
    void load().then((found) => !gone && setProposals(found));
    return () => {
      gone = true;
    };
  }, [load]);
  return (
    <section className="pop-pad">
      <h1 className="title">What matters this quarter?</h1>
      <p className="muted">
        Up to five goals, in an order. Each owns the rules that link issues to it, so most link themselves.
      </p>
      {proposals.length > 0 && (
        <div className="candidates">
          {proposals.map((proposal) => (
            <button type="button" key={proposal.rule} className="candidate" onClick={() => onAdd(proposal)}>
              <Icon name="plus" />
              <span className="grow">
                <b className="ell" dir="auto">
                  {proposal.title}
                </b>
                <small className="ell" dir="auto">
                  {proposal.why}
                </small>
              </span>
            </button>
          ))}
        </div>
      )}
      <div className="row first-goal">
        <Button kind="primary" onClick={() => onAdd(null)}>
          Add a goal
        </Button>
      </div>
    </section>
  );
}
