import { useId } from 'react';
import { RankMark } from '../common/RankMark.tsx';
import type { Ranking } from './team-data.ts';
import { answeredWords } from './words.ts';

/** The order that all rankings give together. @param count of members who have ever answered */
export function RankTogether({ ranking, count }: { ranking: Ranking; count: number }) {
  const title = useId();
  const { together, answered, week } = ranking;
  return (
    <div>
      <h4 id={title}>
        All together <span className="subtle num">{answeredWords(answered, count)}</span>
      </h4>
      {answered === 0 ? (
        <p className="muted small">No ranking for {week.slice(5)} was read yet.</p>
      ) : (
        <>
          <ol aria-labelledby={title}>
            {together.map(({ id, title, first }, i) => (
              <li key={id} className="rank-row">
                <RankMark rank={i + 1} />
                <span className="grow" dir="auto">
                  {title}
                </span>
                {first > 0 && (
                  <span className="subtle small num">
                    first for {first} of {answered}
                  </span>
                )}
              </li>
            ))}
          </ol>
          <p className="subtle small">By the mean of the places that members give.</p>
        </>
      )}
    </div>
  );
}
