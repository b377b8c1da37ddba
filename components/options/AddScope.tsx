import { type FormEvent, useId, useState } from 'react';
import { parseScope, SCOPE_HELP, scopeName } from '../../lib/core/scope.ts';
import { Button } from '../common/Button.tsx';
import { Note } from '../common/Note.tsx';

type Props = {
  scopes: readonly string[];
  /** Resolves to false when it was not saved: the field keeps its words. */
  onAdd: (scope: string) => Promise<boolean>;
};

/** The field that opts a repository, an owner or a Jira project in. */
export function AddScope({ scopes, onAdd }: Props) {
  const id = useId();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  async function add(event: FormEvent) {
    event.preventDefault();
    const scope = parseScope(text);
    if (!scope) return setProblem(SCOPE_HELP);
    if (scopes.some((known) => known.toLowerCase() === scope.toLowerCase()))
      return setProblem(`${scopeName(scope)} is already on.`);
    setProblem(null);
    if (await onAdd(scope)) setText('');
  }

  return (
    <>
      <form className="line add" onSubmit={add}>
        <input
          className="input"
          value={text}
          placeholder="owner/repository, owner/*, or a Jira address"
          aria-label="Repository, owner or Jira address"
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
        <Button type="submit" disabled={!text.trim()}>
          Add
        </Button>
      </form>
      {problem && (
        <Note tone="err" role="alert" id={id}>
          {problem}
        </Note>
      )}
    </>
  );
}
