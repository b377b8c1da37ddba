import type { IconName } from '../common/glyphs.tsx';
import { Icon } from '../common/Icon.tsx';
import { Kbd } from '../common/Kbd.tsx';

export type BigAnswer = 'upkeep' | 'park' | 'stop';

const ANSWERS: { id: BigAnswer; icon: IconName; words: string; more: string; letter: string }[] = [
  {
    id: 'upkeep',
    icon: 'upkeep',
    words: 'It is upkeep',
    more: 'Keeps the shop running, needs no goal',
    letter: 'U',
  },
  { id: 'park', icon: 'parked', words: 'Not now', more: 'Park it, or snooze it for yourself', letter: 'P' },
  {
    id: 'stop',
    icon: 'stopped',
    words: 'It should stop',
    more: 'With a reason. Nothing is closed for you',
    letter: 'X',
  },
];

/** The three honest answers beside a goal. */
export function BigAnswers({ onAnswer }: { onAnswer: (answer: BigAnswer) => void }) {
  return (
    <div className="card-answers">
      {ANSWERS.map(({ id, icon, words, more, letter }) => (
        <button
          type="button"
          key={id}
          className="card-answer"
          data-move=""
          aria-keyshortcuts={letter}
          onClick={() => onAnswer(id)}
        >
          <Icon name={icon} />
          <span className="grow">
            <b>{words}</b>
            <small>{more}</small>
          </span>
          <Kbd>{letter}</Kbd>
        </button>
      ))}
    </div>
  );
}
