import { useCallback, useRef, useState } from 'react';
import type { Edit } from '../../lib/core/edit.ts';
import type { SavedEdit } from '../common/saved-edit.ts';

type Actions = { save(edit: Edit): Promise<SavedEdit>; undo(id: string): Promise<SavedEdit> };

/** What was last done; with `undo` it can be taken back. `id` tells two with the same words apart. */
export type Said = { id: number; words: string; undo: string | null };

/** Saves at once, tells what happened, and keeps the message of what failed until the next success. */
export function useAttempts(actions: Actions) {
  const [said, setSaid] = useState<Said | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const count = useRef(0);

  /** Runs any action; false when it failed, so that a field can keep its words. */
  async function attempt(what: () => Promise<SavedEdit | string | null>, undoable = false): Promise<boolean> {
    try {
      const done = await what();
      setFailed(null);
      if (typeof done === 'string') setSaid({ id: ++count.current, words: done, undo: null });
      else if (done) setSaid({ id: ++count.current, words: done.words, undo: undoable ? done.undo : null });
      return true;
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
      return false;
    }
  }

  return {
    said,
    failed,
    attempt,
    save: (edit: Edit) => attempt(() => actions.save(edit), true),
    undo: (id: string) => attempt(() => actions.undo(id)),
    hush: useCallback(() => setSaid(null), []),
  };
}

export type Attempts = ReturnType<typeof useAttempts>;
