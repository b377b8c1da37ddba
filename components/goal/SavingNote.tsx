import { Button } from '../common/Button.tsx';
import { Note } from '../common/Note.tsx';
import type { Saving } from '../common/use-saving.ts';

type Props = { saving: Saving; onUndo: (id: string) => void };

/** What became of the last answer, and the way back. */
export function SavingNote({ saving, onUndo }: Props) {
  if (saving.status === 'idle' || saving.status === 'saving') return null;
  return (
    <div className="card-part">
      {saving.status === 'failed' ? (
        <Note tone="amber" role="alert">
          {saving.message}
        </Note>
      ) : (
        <Note icon="done" role="status">
          {saving.status === 'undone' ? (
            'Taken back.'
          ) : (
            <>
              <span dir="auto">{saving.words}</span>. {savedWords()}{' '}
              <Button kind="ghost" size="s" data-move="" onClick={() => onUndo(saving.undo)}>
                Undo
              </Button>
            </>
          )}
        </Note>
      )}
    </div>
  );
}

/** An answer needs no connection, and a person without one may wonder. */
function savedWords(): string {
  return navigator.onLine ? 'Saved on this device.' : 'No connection. Your answer is saved here.';
}
