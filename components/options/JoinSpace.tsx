import { type FormEvent, useId, useState } from 'react';
import { Button } from '../common/Button.tsx';
import { Note } from '../common/Note.tsx';

/** @param onJoin rejects with an Error whose message is for the person; the field keeps its words then */
export function JoinSpace({ onJoin }: { onJoin: (typed: string) => Promise<void> }) {
  const id = useId();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function join(event: FormEvent) {
    event.preventDefault();
    if (!text.trim() || busy) return;
    setBusy(true);
    setProblem(null);
    try {
      // Straight from the click: a browser refuses a request for a host that comes later.
      await onJoin(text);
      setText('');
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  }

  return (
    <>
      <form className="line add" onSubmit={join}>
        <input
          className="input"
          value={text}
          placeholder="acme/shop, a plumbline.json on GitHub, or a Jira project"
          aria-label="Address of a team space"
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
          Join
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
