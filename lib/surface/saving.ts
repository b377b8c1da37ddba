import type { Edit } from '../core/edit.ts';
import { ask, undoEdit } from '../messages/ask.ts';
import type { MessageName, Messages, Reply, Saved } from '../messages/protocol.ts';
import { saveSurely } from './unsent.ts';

/** Messages for pages that take a refusal as an Error: its message is for the person. */

/** Saves an edit, also when the background dies over it. @throws Error with the message for the person */
export async function save(edit: Edit): Promise<Saved> {
  return valueIn(await saveSurely(edit, ask));
}

/** Takes an edit back, by its id. @throws Error with the message for the person */
export async function undo(id: string): Promise<Saved> {
  return valueIn(await undoEdit(id));
}

/** @throws Error with the message for the person */
export async function tell<N extends MessageName>(
  name: N,
  what: Messages[N]['ask'],
): Promise<Messages[N]['value']> {
  return valueIn(await ask(name, what));
}

function valueIn<N extends MessageName>(reply: Reply<N>): Messages[N]['value'] {
  if (reply.ok) return reply.value;
  throw new Error(reply.error.message);
}
