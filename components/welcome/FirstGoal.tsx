import { type FormEvent, useState } from 'react';
import { TITLE_LIMIT } from '../../lib/core/goal.ts';
import { Button } from '../common/Button.tsx';
import { RankMark } from '../common/RankMark.tsx';
import type { GoalChip } from './welcome-data.ts';

type Props = {
  rank: number;
  chips: readonly GoalChip[];
  /** The step that comes next: its button is the primary one. */
  next: boolean;
  /** Resolves to false when it was not saved: the field keeps its words. */
  onSave: (title: string, rules: string[]) => Promise<boolean>;
};

/** Names a goal; a chip from the issues seen brings the rule that links them. */
export function FirstGoal({ rank, chips, next, onSave }: Props) {
  const [title, setTitle] = useState('');
  const [rule, setRule] = useState<string | null>(null);

  async function save(event: FormEvent) {
    event.preventDefault();
    if (!title.trim() || !(await onSave(title.trim(), rule ? [rule] : []))) return;
    setTitle('');
    setRule(null);
  }

  return (
    <form className="first-goal" onSubmit={save}>
      <div className="row">
        <span className="goal-field">
          <RankMark rank={rank} solid />
          <input
            className="input"
            value={title}
            maxLength={TITLE_LIMIT}
            placeholder="Checkout under two seconds"
            aria-label="Your goal"
            dir="auto"
            onChange={(event) => setTitle(event.target.value)}
          />
        </span>
        <Button type="submit" kind={next ? 'primary' : 'plain'} disabled={!title.trim()}>
          Next
        </Button>
      </div>
      {rule && (
        <p className="small muted">
          Links by <code>{rule}</code>{' '}
          <button type="button" className="link" onClick={() => setRule(null)}>
            Leave the rule out
          </button>
        </p>
      )}
      {chips.length > 0 && (
        <div className="tags">
          {chips.map((chip) => (
            <button
              key={chip.rule}
              type="button"
              className="tag line"
              title={chip.why}
              onClick={() => {
                setTitle(chip.title);
                setRule(chip.rule);
              }}
            >
              <span className="ell" dir="auto">
                {chip.title}
              </span>
            </button>
          ))}
        </div>
      )}
    </form>
  );
}
