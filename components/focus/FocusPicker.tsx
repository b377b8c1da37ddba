import { type FormEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { BECAUSE_LIMIT, SLICE_LIMIT, type WeeklyFocus } from '../../lib/core/focus.ts';
import type { Candidate } from '../../lib/core/suggest.ts';
import type { PublishedGoal } from '../../lib/core/view.ts';
import { Button } from '../common/Button.tsx';
import { Field } from '../common/Field.tsx';
import { Kbd } from '../common/Kbd.tsx';
import { AlsoAllowed } from './AlsoAllowed.tsx';
import { CandidateList } from './CandidateList.tsx';

export type FocusDraft = Omit<WeeklyFocus, 'updated'>;
type Choice = Extract<Candidate, { kind: 'goal' }>;

type Props = {
  /** `W48 · 23 to 29 Nov`. */
  week: string;
  /** What is set already, or just the week. */
  base: Pick<WeeklyFocus, 'week'> & Partial<FocusDraft>;
  goals: readonly PublishedGoal[];
  candidates: readonly Choice[];
  /** Last week's focus, ready to be this week's. */
  carry: FocusDraft | null;
  busy: boolean;
  /** The popup's first line. */
  top: ReactNode;
  notice: ReactNode;
  onSet: (focus: FocusDraft) => void;
  onLater: () => void;
  /** Takes this week's focus away. */
  onDrop: () => void;
};

/** Twenty seconds on a Monday: one goal, perhaps a slice of it, perhaps two more that are fine as well. */
export function FocusPicker(props: Props) {
  const { week, base, goals, candidates, carry, busy, top, notice, onSet, onLater, onDrop } = props;
  const form = useRef<HTMLFormElement>(null);
  const [all, setAll] = useState(
    () => !candidates.some(({ goal }) => goal === base.goal) && Boolean(base.goal),
  );
  const [goal, setGoal] = useState(base.goal ?? candidates[0]?.goal);
  const [slice, setSlice] = useState(base.slice ?? '');
  const [also, setAlso] = useState(base.also ?? []);
  const [because, setBecause] = useState('');
  const changes = base.goal !== undefined && goal !== base.goal;
  const shown = all ? goals.map(anyGoal) : candidates;
  const carried = goals.find(({ id }) => id === carry?.goal);

  function submit(event: FormEvent) {
    event.preventDefault();
    const chosen = also.filter((id) => id !== goal);
    if (!goal || busy) return;
    const { week: of, stop } = base;
    const why = changes ? because.trim() : base.because;
    onSet({
      week: of,
      goal,
      ...(slice.trim() && { slice: slice.trim() }),
      ...(chosen.length > 0 && { also: chosen }),
      ...(stop && { stop }),
      ...(why && { because: why }),
    });
  }

  function onKeyDown(event: KeyboardEvent) {
    const typing = event.target instanceof HTMLInputElement && event.target.type !== 'radio';
    const next = typing || event.ctrlKey || event.metaKey ? undefined : shown[Number(event.key) - 1];
    if (!next) return;
    event.preventDefault();
    setGoal(next.goal);
    form.current?.querySelectorAll<HTMLInputElement>('input[type=radio]')[Number(event.key) - 1]?.focus();
  }

  const words = (value: string, onChange: (value: string) => void, maxLength: number) => (
    <input
      {...{ value, maxLength }}
      className="input"
      dir="auto"
      onChange={(event) => onChange(event.target.value)}
    />
  );
  return (
    <form ref={form} className="pop-page" onSubmit={submit} onKeyDown={onKeyDown}>
      {top}
      <div className="pop-scroll pop-pad fields">
        <div>
          <p className="focus-week">
            <span className="num">{week}</span>
            <span>Nothing warns until you choose</span>
          </p>
          <h1 className="title">What is this week’s focus?</h1>
          <p className="muted">{all ? 'Any of your goals.' : candidatesWords(candidates.length)}</p>
        </div>
        {carry && carried && (
          <div className="row carry">
            <span className="grow ell small" dir="auto">
              Last week: {carried.title}
              {carry.slice && `, ${carry.slice}`}
            </span>
            <Button size="s" disabled={busy} onClick={() => onSet(carry)}>
              Carry over
            </Button>
          </div>
        )}
        <CandidateList shown={shown} goals={goals} chosen={goal} onChoose={setGoal} />
        <Field label="Which slice?" hint="Optional">
          {words(slice, setSlice, SLICE_LIMIT)}
        </Field>
        {changes && (
          <Field label="Why does it change?" hint="Optional; told once to whoever sees it change">
            {words(because, setBecause, BECAUSE_LIMIT)}
          </Field>
        )}
        <AlsoAllowed goals={goals.filter(({ id }) => id !== goal)} also={also} onChange={setAlso} />
      </div>
      {notice}
      <footer className="pop-foot tall">
        <span className="grow row">
          {!all && goals.length > candidates.length && (
            <button type="button" className="link" onClick={() => setAll(true)}>
              Another goal
            </button>
          )}
          {base.goal && (
            <button type="button" className="link" onClick={onDrop}>
              No focus
            </button>
          )}
        </span>
        <Button kind="ghost" onClick={onLater}>
          {base.goal ? 'Cancel' : 'Later'}
        </Button>
        <Button kind="primary" type="submit" disabled={!goal || busy}>
          Set focus <Kbd>↵</Kbd>
        </Button>
      </footer>
    </form>
  );
}

function candidatesWords(count: number): string {
  return `${count === 3 ? 'Three candidates' : 'Candidates'} from your own trackers.`;
}

function anyGoal({ id, title, outcome }: PublishedGoal): Choice {
  return { kind: 'goal', goal: id, title, why: outcome ?? '' };
}
