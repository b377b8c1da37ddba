import { useId } from 'react';
import { Button } from '../common/Button.tsx';
import type { Pulse } from './team-data.ts';
import { answeredWords } from './words.ts';

type Props = {
  pulse: Pulse;
  /** Members who have ever answered. */
  count: number;
  onAnswer: (yes: boolean) => void;
};

/** The question of the month: one's own yes or no, and how many said which. */
export function MonthQuestion({ pulse, count, onAnswer }: Props) {
  const id = useId();
  const { question, own, yes, answered } = pulse;
  return (
    <div className="line">
      <span className="grow">
        <strong id={id}>{question}</strong>
        <small className="num">
          {answeredWords(answered, count)} this month{answered > 0 && `, ${yes} of them yes`}
        </small>
      </span>
      <fieldset className="row" aria-labelledby={id}>
        {[true, false].map((is) => (
          <Button key={String(is)} size="s" aria-pressed={own === is} onClick={() => onAnswer(is)}>
            {is ? 'Yes' : 'No'}
          </Button>
        ))}
      </fieldset>
    </div>
  );
}
