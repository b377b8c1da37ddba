import { browser } from '../platform/browser.ts';
import { ExpectedError, failureOf, isExpected } from '../platform/errors.ts';
import { report } from '../platform/report.ts';
import type { MessageName, Messages, Reply } from './protocol.ts';
import { askSchemas, envelopeSchema, isMessageName } from './schemas.ts';
import { checkName, type From, type Sender, senderOf } from './sender.ts';

/** What the background does for each message. A handler may be called twice with the same message (see ask.ts). */
export type Handlers = {
  [N in MessageName]: (ask: Messages[N]['ask'], sender: Sender) => Promise<Messages[N]['value']>;
};

/** Answers every message, from the first moment on: to be called before anything is awaited. */
export function serve(handlers: Handlers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender) => answer(handlers, message, sender));
}

/** Never rejects: what fails is said in the reply, and listed as a problem when it is a bug. */
export async function answer(handlers: Handlers, message: unknown, from: From): Promise<Reply<MessageName>> {
  try {
    const sender = senderOf(from);
    const envelope = envelopeSchema.safeParse(message);
    const name = envelope.data?.name ?? '';
    if (!isMessageName(name)) throw new ExpectedError('refused', 'Plumbline knows no such message.');
    checkName(sender, name);
    return { ok: true, value: await handle(handlers, name, envelope.data?.ask, sender) };
  } catch (error) {
    if (!isExpected(error)) report('message', 'background', error);
    return { ok: false, error: failureOf(error) };
  }
}

async function handle<N extends MessageName>(
  handlers: Handlers,
  name: N,
  what: unknown,
  sender: Sender,
): Promise<Messages[N]['value']> {
  const ask = askSchemas[name].safeParse(what);
  if (ask.success) return handlers[name](ask.data, sender);
  const [issue] = ask.error.issues;
  // What edits name a field by is its own name, not the way there.
  const field = issue?.path.findLast((part) => typeof part === 'string');
  throw new ExpectedError('refused', issue?.message ?? 'This message has the wrong form.', field);
}
