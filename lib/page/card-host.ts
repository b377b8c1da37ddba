import { send } from './ask.ts';
import type { Badge } from './badge.ts';
import { type CardHook, injectedCard } from './card-context.ts';

/**
 * The goal card over a visit's badge; its script is injected when it is first needed.
 * @returns opens the card, or closes it when it is open
 */
export function cardHost(
  { host, button }: Badge,
  parts: Pick<CardHook, 'state' | 'listeners' | 'readNow'>,
  visit: AbortSignal,
): () => Promise<void> {
  let opened: AbortController | null = null;
  visit.addEventListener('abort', close);

  function close(): void {
    opened?.abort();
    opened = null;
    button.ariaExpanded = 'false';
  }

  function closed(): void {
    close();
    button.focus();
  }

  return async () => {
    if (opened) return close();
    if (!parts.state()) return;
    opened = new AbortController();
    const { signal } = opened;
    button.ariaExpanded = 'true';
    if (!injectedCard()) await send('card', {});
    if (signal.aborted) return;
    const card = injectedCard();
    if (card) card({ ...parts, badge: host, closed }, signal);
    else close();
  };
}
