import type { ReactNode } from 'react';
import { becauseWords } from '../../lib/core/because.ts';
import { parseKey, shortKey } from '../../lib/core/issue.ts';
import { badgeText } from '../../lib/core/words.ts';
import { Note } from '../common/Note.tsx';
import { Answers } from './Answers.tsx';
import type { Command } from './keys.ts';
import { Suggested } from './Suggested.tsx';
import type { TriageData, TriageItem, TriageTab } from './triage-data.ts';
import { factRows } from './words.ts';

type Props = {
  item: TriageItem;
  tab: TriageTab;
  data: TriageData;
  onCommand: (command: Command) => void;
  /** A question that stands in place of the answers. */
  question: ReactNode;
};

/** The selected issue: what it is, why it is here, and every answer with its key. */
export function Detail({ item, tab, data, onCommand, question }: Props) {
  const { facts, verdict } = item;
  const suggestion = data.suggest(item);
  return (
    <>
      <div>
        <p className="subtle small">
          {shortKey(facts.key)} · {parseKey(facts.key)?.host}
        </p>
        <h2 className="triage-name" dir="auto">
          {facts.title ?? 'Title not read'}
        </h2>
      </div>
      {tab === 'unread' && (
        <Note icon="unknown">{verdict.because.slice(0, 1).map((reason) => becauseWords(reason).text)}</Note>
      )}
      {tab === 'drawer' && (
        <Note icon={verdict.state === 'snoozed' ? 'snoozed' : 'parked'}>{badgeText(verdict).text}</Note>
      )}
      {suggestion && (
        <Suggested
          suggestion={suggestion}
          solid={suggestion.goal.id === data.focus}
          onLink={() => onCommand({ link: suggestion.goal.rank })}
        />
      )}
      <dl className="triage-known small">
        {factRows(facts).map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={value ? '' : 'subtle'} dir="auto">
              {value === undefined ? 'not read' : (value ?? 'none')}
            </dd>
          </div>
        ))}
      </dl>
      <div className="triage-answers">
        {question ?? <Answers tab={tab} goals={data.goals} focus={data.focus} onCommand={onCommand} />}
      </div>
    </>
  );
}
