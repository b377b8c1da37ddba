import type { Envelope, MessageName, Messages } from '../messages/protocol.ts';

/**
 * Sends a message to the background. Resolves with whatever comes back: unchecked, and nothing at all when the
 * background died meanwhile or the extension is gone from under the page.
 */
export async function send<N extends MessageName>(name: N, ask: Messages[N]['ask']): Promise<unknown> {
  const envelope: Envelope<N> = { plumbline: 1, name, ask };
  try {
    return await chrome.runtime?.sendMessage(envelope);
  } catch {
    return undefined;
  }
}

/** An object, so that its members may be looked at. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
