import type { ReactNode } from 'react';
import { parseKey, shortKey } from '../../lib/core/issue.ts';
import { Button } from '../common/Button.tsx';
import { Kbd } from '../common/Kbd.tsx';
import { Note } from '../common/Note.tsx';
import { RankMark } from '../common/RankMark.tsx';
import { Answers } from './Answers.tsx';
import type { Command } from './keys.ts';
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

/** The selected issue: what it is, which goal it may serve, and every answer with its key. */
export function Detail({ item, tab, data, onCommand, question }: Props) {
  const { facts } = item;
  const suggestion = tab === 'unlinked' ? data.suggest(item) : null;
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
      {tab === 'unread' && <Note icon="unknown">{data.because(item)}</Note>}
      {suggestion && (
        <section className="triage-suggestion" aria-label="Suggested">
          <h3 className="caption">Suggested</h3>
          <p className="row strong">
            <RankMark rank={suggestion.goal.rank} solid={suggestion.goal.id === data.focus} size={18} />
            <span dir="auto">{suggestion.goal.title}</span>
          </p>
          <p className="muted" dir="auto">
            {suggestion.why}
          </p>
          <Button kind="primary" size="s" onClick={() => onCommand({ link: suggestion.goal.rank })}>
            Link <Kbd>{suggestion.goal.rank}</Kbd>
          </Button>
        </section>
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
