import { type FormEvent, useId, useState } from 'react';
import { Button } from '../common/Button.tsx';
import { Note } from '../common/Note.tsx';

type Props = {
  /** What the field is called. */
  label: string;
  placeholder: string;
  button: string;
  /** The field keeps its words when it resolves to false, or rejects with an Error whose message is for the person. */
  onSubmit: (typed: string) => Promise<boolean>;
};

/** A field for an address, and what is wrong with it below. */
export function AddressForm({ label, placeholder, button, onSubmit }: Props) {
  const id = useId();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!text.trim() || busy) return;
    setBusy(true);
    setProblem(null);
    try {
      // Straight from the click: a browser refuses a request for a host that comes later.
      if (await onSubmit(text)) setText('');
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  }

  return (
    <>
      <form className="line add" onSubmit={submit}>
        <input
          className="input"
          value={text}
          placeholder={placeholder}
          aria-label={label}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : id}
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setText(event.target.value);
            setProblem(null);
          }}
        />
        <Button type="submit" disabled={!text.trim() || busy}>
          {button}
        </Button>
      </form>
      {problem && (
        <Note tone="amber" role="alert" id={id}>
          {problem}
        </Note>
      )}
    </>
  );
}
