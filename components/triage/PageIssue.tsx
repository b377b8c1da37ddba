import { shortKey } from '../../lib/core/issue.ts';
import { badgeText } from '../../lib/core/words.ts';
import { Button } from '../common/Button.tsx';
import { Kbd } from '../common/Kbd.tsx';
import { RankMark } from '../common/RankMark.tsx';
import { StateMark } from '../common/StateMark.tsx';
import type { Command } from './keys.ts';
import { TriageQuestion } from './TriageQuestion.tsx';
import type { TabIssue, TriageData } from './triage-data.ts';
import type { TriageState } from './use-triage.ts';

type Props = {
  page: TabIssue;
  data: TriageData;
  triage: TriageState;
  /** The keys act on this issue. */
  current: boolean;
};

const ANSWERS: readonly (readonly [command: Command, words: string, key: string])[] = [
  ['upkeep', 'Upkeep', 'U'],
  ['park', 'Park', 'P'],
  ['snooze', 'Snooze', 'S'],
  ['stop', 'Should stop', 'X'],
];

/** The issue of the open page: what it serves, why, and the answers. */
export function PageIssue({ page, data, triage, current }: Props) {
  const { item } = page;
  if (!item)
    return (
      <section className="side-page" aria-label="On this page">
        <p className="subtle small">On this page · {shortKey(page.key)}</p>
        <p className="muted">Nothing was read here yet. It is, once the page is open in a scope of yours.</p>
      </section>
    );
  const { verdict } = item;
  const suggestion = verdict.state === 'unlinked' ? data.suggest(item) : null;
  const goals = suggestion
    ? [suggestion.goal, ...data.goals.filter((goal) => goal.id !== suggestion.goal.id)]
    : data.goals;
  const run = (command: Command) => triage.run(command, item);
  return (
    <section className={`side-page ${current ? 'current' : ''}`} aria-label="On this page">
      <p className="subtle small">On this page · {shortKey(page.key)}</p>
      <h2 className="side-name" dir="auto">
        {item.facts.title ?? 'Title not read'}
      </h2>
      <div className="triage-suggestion">
        <p className="row strong">
          {suggestion ? (
            <RankMark rank={suggestion.goal.rank} solid={suggestion.goal.id === data.focus} />
          ) : (
            <StateMark state={verdict.state} rank={verdict.goal?.rank} moving={verdict.moving} />
          )}
          <span dir="auto">{suggestion ? suggestion.goal.title : badgeText(verdict).text}</span>
        </p>
        <p className="small muted" dir="auto">
          {suggestion ? suggestion.why : data.because(item)}
        </p>
      </div>
      {current && triage.question ? (
        <TriageQuestion triage={triage} data={data} />
      ) : (
        <div className="side-answers">
          {goals.map((goal, i) => (
            <Button
              key={goal.id}
              size="s"
              kind={i === 0 && suggestion ? 'primary' : 'plain'}
              aria-label={`Link to ${goal.title}`}
              aria-keyshortcuts={String(goal.rank)}
              onClick={() => run({ link: goal.rank })}
            >
              {i === 0 && suggestion ? 'Link' : <RankMark rank={goal.rank} size={14} />}
              <Kbd>{goal.rank}</Kbd>
            </Button>
          ))}
          {ANSWERS.map(([command, words, key]) => (
            <Button key={key} size="s" aria-keyshortcuts={key} onClick={() => run(command)}>
              {words} <Kbd>{key}</Kbd>
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}
