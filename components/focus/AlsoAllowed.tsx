import { useState } from 'react';
import { ALSO_LIMIT } from '../../lib/core/focus.ts';
import type { PublishedGoal } from '../../lib/core/view.ts';
import { Icon } from '../common/Icon.tsx';
import { RankMark } from '../common/RankMark.tsx';

type Props = {
  /** All goals but the focus. */
  goals: readonly PublishedGoal[];
  also: readonly string[];
  onChange: (also: string[]) => void;
};

/** Goals that are fine this week beside the focus. */
export function AlsoAllowed({ goals, also, onChange }: Props) {
  const [adding, setAdding] = useState(false);
  const chosen = goals.filter(({ id }) => also.includes(id));
  const others = goals.filter(({ id }) => !also.includes(id));
  if (goals.length === 0) return null;
  const add = (id: string) => {
    onChange([...chosen.map((goal) => goal.id), id]);
    setAdding(false);
  };
  return (
    <fieldset>
      <legend className="label">
        Also allowed <span className="subtle">Up to two</span>
      </legend>
      <div className="tags">
        {chosen.map((goal) => (
          <button
            type="button"
            key={goal.id}
            className="tag"
            aria-label={`${goal.title}: take away`}
            onClick={() => onChange(also.filter((id) => id !== goal.id))}
          >
            <RankMark rank={goal.rank} size={14} />
            <span className="ell" dir="auto">
              {goal.title}
            </span>
            <Icon name="close" size={10} />
          </button>
        ))}
        {chosen.length < ALSO_LIMIT && others.length > 0 && (
          <button
            type="button"
            className="tag line"
            aria-expanded={adding}
            onClick={() => setAdding(!adding)}
          >
            <Icon name="plus" size={12} />
            Add
          </button>
        )}
        {adding &&
          chosen.length < ALSO_LIMIT &&
          others.map((goal) => (
            <button type="button" key={goal.id} className="tag line" onClick={() => add(goal.id)}>
              <RankMark rank={goal.rank} size={14} />
              <span className="ell" dir="auto">
                {goal.title}
              </span>
            </button>
          ))}
      </div>
    </fieldset>
  );
}
