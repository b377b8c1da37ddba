import { parseKey } from '../../lib/core/issue.ts';
import type { GoalSuggestion } from '../../lib/core/suggest-goal.ts';
import type { Now } from '../../lib/core/view.ts';
import type { IconName } from '../common/glyphs.tsx';
import { Icon } from '../common/Icon.tsx';
import { RankMark } from '../common/RankMark.tsx';
import { StateMark } from '../common/StateMark.tsx';
import type { TriageItem } from './triage-data.ts';
import { rowWords } from './words.ts';

type Props = { item: TriageItem; suggestion: GoalSuggestion | null; now: Now };

/** What a row says: the title, where the issue stands, and which goal it may serve. */
export function TriageRow({ item, suggestion, now }: Props) {
  return (
    <>
      {item.answer ? <StateMark state={item.verdict.state} /> : <Icon name={iconOf(item)} />}
      <span className="triage-title ell" dir="auto">
        {item.facts.title ?? 'Title not read'}
      </span>
      <span className="triage-facts ell">{rowWords(item, now)}</span>
      {suggestion && (
        <span className="triage-hint">
          <span className="sr-only">Suggested: goal {suggestion.goal.rank}, </span>
          <RankMark rank={suggestion.goal.rank} size={14} />
          <span className="ell">{suggestion.term}</span>
        </span>
      )}
    </>
  );
}

function iconOf({ facts }: TriageItem): IconName {
  if (parseKey(facts.key)?.tracker === 'jira') return 'jira';
  return facts.kind === 'pull' ? 'pull' : 'issue';
}
