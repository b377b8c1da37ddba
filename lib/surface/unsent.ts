import type { Edit } from '../core/edit.ts';
import type { Reply } from '../messages/protocol.ts';

/**
 * Edits on their way. A page that closes right after a click takes its message with it when the background has to wake
 * up first, so each edit is kept until it is answered, and sent again by the page that is opened next. It is in
 * localStorage, as that is written within the click.
 */
const PREFIX = 'unsent:';

type Asking = typeof import('../messages/ask.ts');

/**
 * Saves an edit now, or when a page of the extension is opened next.
 * @param ask where it is loaded already: even then an import is answered in a task of its own, behind the next drawing
 */
export async function saveSurely(edit: Edit, ask?: Asking['ask']): Promise<Reply<'edit'>> {
  const id = crypto.randomUUID();
  keep(PREFIX + id, edit);
  const send = ask ?? (await import('../messages/ask.ts')).ask;
  const reply = await send('edit', { id, edit });
  // Saved or not, the person was told.
  localStorage.removeItem(PREFIX + id);
  return reply;
}

/** Sends what pages that are closed by now had no answer to: by its id, the background knows what it has made already. */
export async function sendUnsent(): Promise<void> {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  if (keys.length === 0) return;
  const { ask } = await import('../messages/ask.ts');
  const { askSchemas } = await import('../messages/schemas.ts');
  for (const key of keys) {
    const kept = askSchemas.edit.safeParse({ id: key.slice(PREFIX.length), edit: read(key) });
    const reply = kept.success ? await ask('edit', kept.data) : null;
    if (!reply || reply.ok || reply.error.code !== 'no-answer') localStorage.removeItem(key);
  }
}

function keep(key: string, edit: Edit): void {
  try {
    localStorage.setItem(key, JSON.stringify(edit));
  } catch (error) {
    // An import may be too large for it; it is sent all the same.
    console.warn('Plumbline: this edit is not kept until it is answered', error);
  }
}

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    // Nothing of ours is written so.
    return null;
  }
}
