import type { OutcomeMeasure } from '../../lib/core/goal.ts';
import { dayMonth } from '../../lib/core/week.ts';
import { figure, measureShare, targetWords } from './figures.ts';

type Props = { measure: OutcomeMeasure; owner: string | undefined; due: string | undefined };

/** The number that should move: where it stands between start and target. */
export function Measure({ measure, owner, due }: Props) {
  const share = measureShare(measure);
  const target = targetWords(measure, measure.target === undefined ? undefined : due);
  const updated = [
    measure.updated && `Updated ${dayMonth(measure.updated)}`,
    owner && (measure.updated ? `by the owner, ${owner}` : `Owner ${owner}`),
  ].filter(Boolean);
  return (
    <section className="card-part">
      <h3 dir="auto">{measure.name}</h3>
      <div className="card-measure">
        {measure.current !== undefined && <b className="num">{figure(measure.current, measure.unit)}</b>}
        {measure.start !== undefined && (
          <span className="muted small num">from {figure(measure.start, measure.unit)}</span>
        )}
        {target && <span className="muted small num card-target">{target}</span>}
      </div>
      {share !== null && (
        <div className="bar">
          <span style={{ inlineSize: `${Math.round(share * 100)}%` }} />
        </div>
      )}
      {updated.length > 0 && <p className="subtle small">{updated.join(' ')}</p>}
    </section>
  );
}
