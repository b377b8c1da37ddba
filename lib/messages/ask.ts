import { browser } from '../platform/browser.ts';
import type { Envelope, MessageName, Messages, Reply } from './protocol.ts';
import { parseReply } from './schemas.ts';

/**
 * Asks the background, from a page of the extension. Never rejects. A background that was put to sleep while it
 * answered leaves no answer or an error: the same message is sent once more, which every message must bear.
 */
export async function ask<N extends MessageName>(name: N, what: Messages[N]['ask']): Promise<Reply<N>> {
  const envelope: Envelope<N> = { plumbline: 1, name, ask: what };
  return (await send(envelope)) ?? (await send(envelope)) ?? NO_ANSWER;
}

/** Takes an edit back, by the `undo` of its reply. */
export function undoEdit(id: string): Promise<Reply<'undo'>> {
  return ask('undo', { id });
}

const NO_ANSWER = {
  ok: false,
  error: { code: 'no-answer', message: 'Plumbline did not answer, so nothing was saved. Try again.' },
} as const;

async function send<N extends MessageName>(envelope: Envelope<N>): Promise<Reply<N> | null> {
  try {
    const answer: unknown = await browser.runtime.sendMessage(envelope);
    return parseReply(envelope.name, answer);
  } catch (error) {
    console.warn(`Plumbline: "${envelope.name}" found no background`, error);
    return null;
  }
}
