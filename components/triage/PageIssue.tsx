import { becauseWords } from '../../lib/core/because.ts';
import { shortKey } from '../../lib/core/issue.ts';
import { badgeText } from '../../lib/core/words.ts';
import { Button } from '../common/Button.tsx';
import { Kbd } from '../common/Kbd.tsx';
import { RankMark } from '../common/RankMark.tsx';
import { StateMark } from '../common/StateMark.tsx';
import { ANSWERS } from './keys.ts';
import { Suggested } from './Suggested.tsx';
import { TriageQuestion } from './TriageQuestion.tsx';
import type { TriageData, TriageItem } from './triage-data.ts';
import type { TriageState } from './use-triage.ts';

type Props = {
  issue: string;
  /** Null: no page has shown it to Plumbline yet. */
  item: TriageItem | null;
  data: TriageData;
  triage: TriageState;
};

/** The issue of the open page: what it serves, why, and the answers. */
export function PageIssue({ issue, item, data, triage }: Props) {
  const suggestion = item && data.suggest(item);
  const current = item !== null && triage.selected === item;
  return (
    <section className={`side-page ${current ? 'current' : ''}`} aria-label="On this page">
      <p className="subtle small">On this page · {shortKey(issue)}</p>
      {item ? (
        <>
          <h2 className="side-name" dir="auto">
            {item.facts.title ?? 'Title not read'}
          </h2>
          {suggestion ? (
            <Suggested
              suggestion={suggestion}
              solid={suggestion.goal.id === data.focus}
              onLink={() => triage.run({ link: suggestion.goal.rank }, item)}
            />
          ) : (
            <div className="side-verdict">
              <p className="row strong">
                <StateMark
                  state={item.verdict.state}
                  rank={item.verdict.goal?.rank}
                  moving={item.verdict.moving}
                />
                <span dir="auto">{badgeText(item.verdict).text}</span>
              </p>
              <p className="small muted" dir="auto">
                {item.verdict.because.slice(0, 1).map((reason) => becauseWords(reason).text)}
              </p>
            </div>
          )}
          {current && triage.question ? (
            <TriageQuestion triage={triage} data={data} />
          ) : (
            <div className="side-answers">
              {data.goals.map((goal) => (
                <Button
                  key={goal.id}
                  size="s"
                  title={goal.title}
                  aria-keyshortcuts={String(goal.rank)}
                  onClick={() => triage.run({ link: goal.rank }, item)}
                >
                  <RankMark rank={goal.rank} solid={goal.id === data.focus} size={14} />
                  <span className="sr-only">Link to {goal.title}</span>
                  <Kbd>{goal.rank}</Kbd>
                </Button>
              ))}
              {ANSWERS.map(({ command, words, key }) => (
                <Button key={key} size="s" aria-keyshortcuts={key} onClick={() => triage.run(command, item)}>
                  {words} <Kbd>{key}</Kbd>
                </Button>
              ))}
            </div>
          )}
        </>
      ) : (
        <p className="muted">Not read yet: it is once this page is reloaded in a scope of yours.</p>
      )}
    </section>
  );
}
