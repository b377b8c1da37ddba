import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { REASON_LIMIT } from '../../lib/core/act.ts';
import { Button } from '../common/Button.tsx';
import type { Choice } from '../common/choices.ts';
import { Kbd } from '../common/Kbd.tsx';

type Props = {
  title: string;
  note: string;
  choices: readonly Choice[];
  /** The button's verb: `Park`. */
  verb: string;
  /** What was answered before and not saved: one of the choices' words, or the person's own. */
  kept?: string | undefined;
  /** `words` are the person's own where the choice is another reason. */
  onChoose: (choice: Choice, words: string) => void;
  onCancel: () => void;
};

/** One question with a few answers: type an answer's letters, or choose one and press Enter. */
export function ChoicePanel({ title, note, choices, verb, kept, onChoose, onCancel }: Props) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const typed = useRef('');
  const same = choices.findIndex((choice) => choice.words === kept);
  const own = choices.findIndex((choice) => choice.other);
  const [at, setAt] = useState(Math.max(0, kept && same < 0 ? own : same));
  const [words, setWords] = useState(same < 0 ? (kept ?? '') : '');
  const chosen = choices[at];

  useEffect(() => {
    form.current?.querySelector<HTMLInputElement>('input:checked')?.focus();
  }, []);
  useEffect(() => {
    if (chosen?.other) field.current?.focus();
  }, [chosen]);

  function submit(event?: FormEvent) {
    event?.preventDefault();
    if (chosen && (!chosen.other || words.trim())) onChoose(chosen, words.trim());
  }

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    if (event.key === 'Escape') {
      event.preventDefault();
      onCancel();
    }
    if (event.target === field.current || event.key.length !== 1 || event.ctrlKey || event.metaKey) return;
    typed.current = (typed.current + event.key.toUpperCase()).slice(-2);
    const next = choices.findIndex(({ code }) => typed.current.endsWith(code));
    const choice = choices[next];
    if (!choice) return;
    event.preventDefault();
    if (choice.other) setAt(next);
    else onChoose(choice, '');
  }

  return (
    <form ref={form} className="choice" aria-labelledby={id} onSubmit={submit} onKeyDown={onKeyDown}>
      <h3 id={id}>{title}</h3>
      <p className="muted small">{note}</p>
      <fieldset className="choice-list" aria-labelledby={id}>
        {choices.map((choice, i) => (
          <label className="choice-line" key={choice.code}>
            <input
              className="radio"
              type="radio"
              name={id}
              checked={i === at}
              onChange={() => setAt(i)}
              aria-keyshortcuts={choice.code}
            />
            <span className="grow">{choice.words}</span>
            <Kbd>{choice.code}</Kbd>
          </label>
        ))}
      </fieldset>
      {chosen?.other && (
        <input
          ref={field}
          className="input"
          aria-label={chosen.words}
          value={words}
          maxLength={REASON_LIMIT}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
      <div className="row choice-foot">
        <Button kind="ghost" onClick={onCancel}>
          Cancel
        </Button>
        <Button kind="primary" type="submit" disabled={chosen?.other && !words.trim()}>
          {verb} <Kbd>↵</Kbd>
        </Button>
      </div>
    </form>
  );
}
