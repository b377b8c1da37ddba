import type { IssueFacts } from '../../lib/core/facts.ts';
import { shortKey } from '../../lib/core/issue.ts';
import { Icon } from '../common/Icon.tsx';
import { Note } from '../common/Note.tsx';
import type { RuleCheck } from './rule-check.ts';

const SHOWN = 3;

type Props = { check: RuleCheck; seen: number };

/** What the rules hold right now, so that nobody saves a rule blindly. */
export function RuleMatches({ check, seen }: Props) {
  const { matches, unsure, shared } = check;
  return (
    <>
      <p className="matches caption" role="status">
        Matches {matches.length} of {seen} issues seen
        {unsure > 0 && `, ${unsure} more not read far enough`}
      </p>
      <ul>
        {matches.slice(0, SHOWN).map((facts) => (
          <Hit key={facts.key} facts={facts} />
        ))}
      </ul>
      {matches.length > SHOWN && <p className="small subtle more-hits">{matches.length - SHOWN} more</p>}
      {shared.map(({ goal, count }) => (
        <Note key={goal.id}>
          {count} of these also {count === 1 ? 'matches' : 'match'} goal {goal.rank}. Rank decides which one
          shows.
        </Note>
      ))}
    </>
  );
}

function Hit({ facts }: { facts: IssueFacts }) {
  const name = shortKey(facts.key);
  const icon = facts.kind === 'pull' ? 'pull' : name.includes('#') ? 'issue' : 'jira';
  return (
    <li className="hit">
      <Icon name={icon} size={14} />
      <span className="ell grow" dir="auto">
        {facts.title ?? name}
      </span>
      <span className="subtle small num">{name.replace(/^.*(?=#)/, '')}</span>
    </li>
  );
}
