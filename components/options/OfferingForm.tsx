import type { Share } from '../../lib/core/team/publication.ts';
import type { Offered, Offering } from './team-data.ts';

export const NOTHING_CHOSEN: Share = { goals: [], weeks: [], scopes: [], exempt: [], answers: false };

type Props = { offering: Offering; name: string; share: Share; onChange: (share: Share) => void };

type Lists = Exclude<keyof Share, 'answers'>;

const GROUPS: readonly { of: Exclude<keyof Offering, 'answers'>; into: Lists; title: string }[] = [
  { of: 'drafts', into: 'goals', title: 'Your changes of the team’s goals' },
  { of: 'goals', into: 'goals', title: 'Your own goals' },
  { of: 'weeks', into: 'weeks', title: 'Focus' },
  { of: 'scopes', into: 'scopes', title: 'Scopes' },
  { of: 'exempt', into: 'exempt', title: 'Needs no goal' },
];

/** What of one's own differs from the team's plan, to be chosen from. */
export function OfferingForm({ offering, name, share, onChange }: Props) {
  const { answers } = offering;
  if (answers === 0 && GROUPS.every(({ of }) => offering[of].length === 0))
    return <p className="muted">Nothing of yours differs from what {name} has.</p>;

  function toggle(into: Lists, { id, goal }: Offered, on: boolean) {
    const others = share[into].filter((one) => one !== id);
    const isMissing = offering.goals.some((one) => one.id === goal) && !share.goals.includes(goal ?? '');
    onChange({
      ...share,
      // A focus on a goal that the team does not have brings its goal along.
      ...(on && goal !== undefined && isMissing && { goals: [...share.goals, goal] }),
      [into]: on ? [...others, id] : others,
    });
  }
  return (
    <>
      <p className="muted">
        Choose what the team gets. Nothing is written before you have seen the difference.
      </p>
      {GROUPS.filter(({ of }) => offering[of].length > 0).map(({ of, into, title }) => (
        <fieldset key={of} className="picks">
          <legend className="label">{title}</legend>
          {offering[of].map((one) => (
            <label key={one.id} className="row">
              <input
                type="checkbox"
                className="check"
                checked={share[into].includes(one.id)}
                onChange={(event) => toggle(into, one, event.target.checked)}
              />
              <span className="grow" dir="auto">
                {one.words}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      {answers > 0 && (
        <fieldset className="picks">
          <legend className="label">Links and answers</legend>
          <label className="row">
            <input
              type="checkbox"
              className="check"
              checked={share.answers}
              onChange={(event) => onChange({ ...share, answers: event.target.checked })}
            />
            <span className="grow">
              {answers === 1 ? '1 of yours' : `${answers.toLocaleString('en')} of yours`} on issues in the
              team’s scopes
            </span>
          </label>
        </fieldset>
      )}
    </>
  );
}
