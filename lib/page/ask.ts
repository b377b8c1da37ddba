import type { Envelope, MessageName, Messages, Reply, Saved } from '../messages/protocol.ts';
import type { PageApi } from '../platform/page-api.ts';

/**
 * Asks the background. Resolves with its answer, or with an error in the form of one when there is none in the right
 * shape: a background that dies while answering answers with nothing.
 * @param tries how often to send, where the same message twice does no harm
 */
export async function ask<N extends MessageName>(
  api: PageApi,
  name: N,
  asked: Messages[N]['ask'],
  isValue: (value: unknown) => value is Messages[N]['value'],
  tries = 1,
): Promise<Reply<N>> {
  const envelope: Envelope<N> = { plumbline: 1, name, ask: asked };
  const reply = await api.send(envelope).catch((error: unknown) => error);
  if (isRecord(reply)) {
    const { ok, value, error } = reply;
    if (ok === true && isValue(value)) return { ok, value };
    if (ok === false && isFailure(error)) return { ok, error };
  }
  if (!api.alive()) return failed('gone', 'Plumbline was updated. Reload this tab to see it again.');
  if (tries > 1) return ask(api, name, asked, isValue, tries - 1);
  return failed('no-answer', 'Not saved: Plumbline did not answer. Try again.');
}

function failed(code: string, message: string): { ok: false; error: { code: string; message: string } } {
  return { ok: false, error: { code, message } };
}

function isFailure(error: unknown): error is { code: string; message: string; field?: string } {
  return isRecord(error) && typeof error.code === 'string' && typeof error.message === 'string';
}

/** An object, so that its members may be looked at. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

export function isNull(value: unknown): value is null {
  return value === null;
}

export function isSaved(value: unknown): value is Saved {
  return (
    isRecord(value) && [value.undo, value.words, value.savedAt].every((text) => typeof text === 'string')
  );
}
