import { ACTIVE_LIMIT } from '../../lib/core/goal.ts';
import type { PublishedGoal } from '../../lib/core/view.ts';
import { Kbd } from '../common/Kbd.tsx';
import { RankMark } from '../common/RankMark.tsx';
import { TeamMark } from '../common/TeamMark.tsx';
import { ANSWERS, type Command } from './keys.ts';
import type { TriageTab } from './triage-data.ts';

type Props = {
  tab: TriageTab;
  goals: PublishedGoal[];
  /** Id of this week's focus, drawn solid. */
  focus: string | null;
  onCommand: (command: Command) => void;
};

const OPEN = { command: 'open', words: 'Open in tracker', key: '↵' } as const;
const ASKED = [...ANSWERS, OPEN];
const PUT_AWAY = [{ command: 'bring-back', words: 'Bring back', key: 'B' } as const, ANSWERS[0], OPEN];

/** Every answer an issue can get, each with its key. */
export function Answers({ tab, goals, focus, onCommand }: Props) {
  return (
    <>
      <ul className="triage-goals">
        {goals.map((goal) => (
          <li key={goal.id}>
            <button
              type="button"
              className="triage-key"
              aria-keyshortcuts={goal.rank <= ACTIVE_LIMIT ? String(goal.rank) : undefined}
              onClick={() => onCommand({ link: goal.rank })}
            >
              <RankMark rank={goal.rank} solid={goal.id === focus} />
              <span className="grow ell" dir="auto">
                {goal.title}
              </span>
              {goal.space && <TeamMark />}
              {goal.rank <= ACTIVE_LIMIT && <Kbd>{goal.rank}</Kbd>}
            </button>
          </li>
        ))}
      </ul>
      <div className="triage-keys">
        {(tab === 'drawer' ? PUT_AWAY : ASKED).map(({ command, words, key }) => (
          <button
            key={key}
            type="button"
            className="triage-key"
            aria-keyshortcuts={key === '↵' ? 'Enter' : key}
            onClick={() => onCommand(command)}
          >
            <Kbd>{key}</Kbd>
            {words}
          </button>
        ))}
      </div>
    </>
  );
}
