import { useState } from 'react';
import type { Edit } from '../../lib/core/edit.ts';
import { clockTime } from '../../lib/core/week.ts';
import type { CardContext, CardState } from '../../lib/page/card-context.ts';
import { Button } from '../common/Button.tsx';
import type { Answer, Panel } from './answers.ts';

type Props = Pick<CardContext, 'readNow' | 'openPage'> & {
  state: CardState;
  answers: Answer[];
  onSave: (edit: Edit) => void;
  onPanel: (panel: Panel) => void;
};

/** The quiet answers of a state, or when its facts were read. */
export function CardFoot({ state, answers, onSave, onPanel, readNow, openPage }: Props) {
  const [reading, setReading] = useState(false);
  async function read() {
    setReading(true);
    await readNow().finally(() => setReading(false));
  }
  if (answers.length === 0)
    return (
      <footer className="card-foot wide">
        <span className="grow subtle small num">Read {clockTime(state.facts.readAt)}</span>
        <button
          type="button"
          className="link small"
          data-move=""
          onClick={() => openPage('triage', `issue=${state.facts.key}`)}
        >
          Open in triage
        </button>
      </footer>
    );
  return (
    <footer className="card-foot">
      {answers.map((answer) => (
        <Button
          key={answer.id}
          size="s"
          kind={'read' in answer ? 'plain' : 'ghost'}
          data-move=""
          disabled={'read' in answer && reading}
          onClick={() => {
            if ('edit' in answer) onSave(answer.edit);
            else if ('panel' in answer) onPanel(answer.panel);
            else void read();
          }}
        >
          {'read' in answer && reading ? 'Reading…' : answer.words}
        </Button>
      ))}
    </footer>
  );
}
