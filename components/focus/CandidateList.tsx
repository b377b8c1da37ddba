import { useId } from 'react';
import type { Candidate } from '../../lib/core/suggest.ts';
import type { PublishedGoal } from '../../lib/core/view.ts';
import { Kbd } from '../common/Kbd.tsx';
import { RankMark } from '../common/RankMark.tsx';

type Props = {
  shown: readonly Extract<Candidate, { kind: 'goal' }>[];
  goals: readonly PublishedGoal[];
  /** Id of the chosen goal. */
  chosen: string | undefined;
  onChoose: (goal: string) => void;
};

/** Goals to choose one of, each by its key. */
export function CandidateList({ shown, goals, chosen, onChoose }: Props) {
  const name = useId();
  return (
    <fieldset className="candidates" aria-label="This week’s focus">
      {shown.map(({ goal, title, why }, i) => (
        <label key={goal} className="candidate">
          <input
            className="sr-only"
            type="radio"
            name={name}
            value={goal}
            checked={goal === chosen}
            onChange={() => onChoose(goal)}
            aria-keyshortcuts={String(i + 1)}
          />
          <RankMark
            rank={goals.find(({ id }) => id === goal)?.rank ?? i + 1}
            solid={goal === chosen}
            size={20}
          />
          <span className="grow">
            <b className="ell" dir="auto">
              {title}
            </b>
            <small className="ell" dir="auto">
              {why}
            </small>
          </span>
          <Kbd>{i + 1}</Kbd>
        </label>
      ))}
    </fieldset>
  );
}
