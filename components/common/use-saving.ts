import { useCallback, useRef, useState } from 'react';
import type { Edit } from '../../lib/core/edit.ts';
import type { Reply, Saved } from '../../lib/messages/protocol.ts';

export type Saving =
  | { status: 'idle' }
  | { status: 'saving' }
  | { status: 'undone' }
  | ({ status: 'saved' } & Saved)
  | { status: 'failed'; message: string };

type Writer = {
  save(edit: Edit): Promise<Reply<'edit'>>;
  undo(id: string): Promise<Reply<'undo'>>;
};

type Answer = Reply<'edit'> | Reply<'undo'>;

const NO_REPLY: Answer = {
  ok: false,
  error: { code: 'no-answer', message: 'Plumbline did not answer. Reload this tab, then try again.' },
};

/** Saves one edit at a time and remembers how to take the last one back. */
export function useSaving({ save, undo }: Writer) {
  const [saving, setSaving] = useState<Saving>({ status: 'idle' });
  const busy = useRef(false);

  /** Runs one message; true when it went well. A message that got no answer at all has failed. */
  const run = useCallback(async (ask: () => Promise<Answer>, onOk: (saved: Saved) => Saving) => {
    if (busy.current) return false;
    busy.current = true;
    setSaving({ status: 'saving' });
    const reply = await ask().catch((): Answer => NO_REPLY);
    busy.current = false;
    setSaving(reply.ok ? onOk(reply.value) : { status: 'failed', message: reply.error.message });
    return reply.ok;
  }, []);
  const act = useCallback(
    (edit: Edit) =>
      run(
        () => save(edit),
        (saved) => ({ status: 'saved', ...saved }),
      ),
    [run, save],
  );
  const takeBack = useCallback(
    (id: string) =>
      run(
        () => undo(id),
        () => ({ status: 'undone' }),
      ),
    [run, undo],
  );
  const forget = useCallback(() => setSaving({ status: 'idle' }), []);
  return { saving, act, takeBack, forget };
}
