import type { PublishedFocus, PublishedGoal } from '../../lib/core/view.ts';
import { RankMark } from '../common/RankMark.tsx';
import { DRAFT_WORDS, TeamMark } from '../common/TeamMark.tsx';
import { figure, measureShare, targetWords } from '../goal/figures.ts';

type Props = {
  goal: PublishedGoal;
  focus: PublishedFocus;
  /** `W47 · until Sun 22 Nov`. */
  week: string;
  onChange: () => void;
};

/** This week's focus, hanging from the top of the popup. */
export function FocusBlock({ goal, focus, week, onChange }: Props) {
  const { measure } = goal;
  const share = measure && measureShare(measure);
  const current = measure?.current === undefined ? null : figure(measure.current, measure.unit);
  const target = targetWords(measure, goal.due);
  return (
    <section className="focus-block" aria-label="This week’s focus">
      <div className="focus-week">
        <span>This week’s focus {focus.space && <TeamMark />}</span>
        <span className="num">{week}</span>
      </div>
      <div className={`focus-goal g${goal.rank}`}>
        <span className="focus-hang">
          <RankMark rank={goal.rank} solid size={24} />
        </span>
        <div>
          <h1 dir="auto">{goal.title}</h1>
          <p className="row muted">
            <span className="grow ell" dir="auto">
              {focus.slice ? `This week: ${focus.slice}` : (goal.outcome ?? '')}
            </span>
            <button type="button" className="link small" onClick={onChange}>
              Change
            </button>
          </p>
          {focus.draft && <p className="small muted">{DRAFT_WORDS}</p>}
          {typeof share === 'number' && (
            <div className="bar">
              <span style={{ inlineSize: `${Math.round(share * 100)}%` }} />
            </div>
          )}
          {(current || target) && (
            <p className="small muted num">
              {[[measure?.name, current].filter(Boolean).join(' '), target].filter(Boolean).join(', ')}
            </p>
          )}
        </div>
      </div>
    </section>
  );
}
