import { memo } from 'react';
import { parseKey } from '../../lib/core/issue.ts';
import type { Now } from '../../lib/core/view.ts';
import type { IconName } from '../common/glyphs.tsx';
import { Icon } from '../common/Icon.tsx';
import { StateMark } from '../common/StateMark.tsx';
import type { TriageItem } from './triage-data.ts';
import { rowWords } from './words.ts';

/** What a row says: the title, and where the issue stands. */
export const TriageRow = memo(function TriageRow({ item, now }: { item: TriageItem; now: Now }) {
  return (
    <>
      {item.answer ? <StateMark state={item.verdict.state} /> : <Icon name={iconOf(item)} />}
      <span className="triage-title ell" dir="auto">
        {item.facts.title ?? 'Title not read'}
      </span>
      <span className="triage-facts ell">{rowWords(item, now)}</span>
    </>
  );
});

function iconOf({ facts }: TriageItem): IconName {
  if (parseKey(facts.key)?.tracker === 'jira') return 'jira';
  return facts.kind === 'pull' ? 'pull' : 'issue';
}
