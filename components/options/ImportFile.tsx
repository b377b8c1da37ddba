import { type ChangeEvent, useState } from 'react';
import { Button } from '../common/Button.tsx';
import { Icon } from '../common/Icon.tsx';
import { Note } from '../common/Note.tsx';
import type { ImportPreview, OptionsActions } from './options-data.ts';
import type { Attempts } from './use-attempts.ts';

type Props = { saving: Attempts; actions: OptionsActions; download: () => void; onDelete: () => void };

type Chosen = { name: string; preview: ImportPreview } | { name: string; problem: string };

/** Export, import with what it would change said first, and the way to deletion. */
export function ImportFile({ saving, actions, download, onDelete }: Props) {
  const [chosen, setChosen] = useState<Chosen | null>(null);

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const field = event.target;
    const file = field.files?.[0];
    if (!file) return;
    try {
      setChosen({ name: file.name, preview: await actions.preview(file) });
    } catch (error) {
      setChosen({ name: file.name, problem: error instanceof Error ? error.message : String(error) });
    }
    // So that the same file, mended, can be chosen again.
    field.value = '';
  }

  async function apply({ file }: ImportPreview) {
    if (await saving.save({ kind: 'import', file })) setChosen(null);
  }

  return (
    <>
      <div className="row ways">
        <Button icon="download" data-testid="export" onClick={download}>
          Export everything
        </Button>
        <label className="btn plain">
          <Icon name="upload" size={14} />
          Import…
          <input
            type="file"
            className="sr-only"
            accept=".json,application/json"
            data-testid="import-file"
            onChange={(event) => void choose(event)}
          />
        </label>
        <span className="grow" />
        <Button kind="ghost" className="danger" onClick={onDelete}>
          Delete everything…
        </Button>
      </div>
      {chosen && 'problem' in chosen && (
        <Note tone="err" role="alert">
          <span className="strong" dir="auto">
            {chosen.name}
          </span>
          : {chosen.problem}
        </Note>
      )}
      {chosen && 'preview' in chosen && (
        <div className="boxed">
          <div className="line add" role="status">
            <span className="grow">
              <strong dir="auto">{chosen.name}</strong>
              <small>{chosen.preview.words}</small>
            </span>
            <Button kind="ghost" size="s" onClick={() => setChosen(null)}>
              Cancel
            </Button>
            <Button
              kind="primary"
              size="s"
              data-testid="import-apply"
              disabled={chosen.preview.changes === 0}
              onClick={() => void apply(chosen.preview)}
            >
              Import {chosen.preview.changes.toLocaleString('en')}{' '}
              {chosen.preview.changes === 1 ? 'change' : 'changes'}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
