import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { REASON_LIMIT } from '../../lib/core/act.ts';
import { Button } from '../common/Button.tsx';
import type { Choice } from '../common/choices.ts';
import { Kbd } from '../common/Kbd.tsx';

type Props<C extends Choice> = {
  choices: readonly C[];
  /** Name of the question, for screen readers. */
  label: string;
  /** The button's verb: `Park`. */
  verb: string;
  busy: boolean;
  /** `words` is the reason: the choice's words, or the person's own. */
  onChoose: (choice: C, words: string) => void;
  onCancel: () => void;
  /** Another question in place of this one. */
  instead?: { words: string; onClick: () => void };
};

/** One question with a few answers, each with its letters; Enter takes the chosen one. */
export function ReasonForm<C extends Choice>(props: Props<C>) {
  const { choices, label, verb, busy, onChoose, onCancel, instead } = props;
  const name = useId();
  const form = useRef<HTMLFormElement>(null);
  const own = useRef<HTMLInputElement>(null);
  const typed = useRef('');
  const [chosen, setChosen] = useState(choices[0]);
  const [words, setWords] = useState('');
  const empty = chosen?.other === true && words.trim() === '';

  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  useEffect(() => {
    if (chosen?.other) own.current?.focus();
  }, [chosen]);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (chosen && !empty && !busy) onChoose(chosen, chosen.other ? words.trim() : chosen.words);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.target === own.current || event.key.length !== 1 || event.ctrlKey || event.metaKey) return;
    typed.current = (typed.current + event.key.toUpperCase()).slice(-2);
    const next = choices.find(({ code }) => typed.current.endsWith(code));
    if (!next) return;
    event.preventDefault();
    setChosen(next);
    form.current?.querySelector<HTMLInputElement>(`input[value="${next.code}"]`)?.focus();
  }

  return (
    <form ref={form} onSubmit={submit} onKeyDown={onKeyDown} data-own-keys="">
      <fieldset className="card-lines" aria-label={label}>
        {choices.map((choice) => (
          <label className="card-line" key={choice.code}>
            <input
              className="radio"
              type="radio"
              name={name}
              value={choice.code}
              checked={choice === chosen}
              onChange={() => setChosen(choice)}
              aria-keyshortcuts={choice.code}
            />
            <span className={`grow ${choice.other ? 'subtle' : ''}`}>
              {choice.words}
              {choice.other && '…'}
            </span>
            <Kbd>{choice.code}</Kbd>
          </label>
        ))}
        {chosen?.other && (
          <div className="card-own">
            <input
              ref={own}
              className="input"
              aria-label={chosen.words}
              value={words}
              maxLength={REASON_LIMIT}
              onChange={(event) => setWords(event.target.value)}
            />
          </div>
        )}
      </fieldset>
      <footer className="card-foot end">
        {instead && (
          <button type="button" className="link small grow" onClick={instead.onClick}>
            {instead.words}
          </button>
        )}
        <Button kind="ghost" onClick={onCancel}>
          Cancel
        </Button>
        <Button kind="primary" type="submit" disabled={empty || busy}>
          {verb} <Kbd>↵</Kbd>
        </Button>
      </footer>
    </form>
  );
}
