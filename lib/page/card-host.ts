import type { PageApi } from '../platform/page-api.ts';
import { send } from './ask.ts';
import type { Badge } from './badge.ts';
import { injectedCard, type PageState } from './card-context.ts';

export type CardHost = {
  open(): Promise<void>;
  /** A press on the badge: opens, or closes what is open. */
  toggle(): void;
  /** There is a new verdict to show. */
  changed(state: PageState): void;
};

/** Opens the goal card over a visit's badge; the card's script is injected when it is first needed. */
export function cardHost(
  api: PageApi,
  badge: Badge,
  state: () => PageState | null,
  readNow: () => Promise<void>,
  visit: AbortSignal,
): CardHost {
  const listeners = new Set<(state: PageState) => void>();
  let opened: AbortController | null = null;
  visit.addEventListener('abort', close);

  function close(): void {
    opened?.abort();
    opened = null;
    badge.expanded(false);
  }

  function closed(): void {
    if (!opened) return;
    close();
    badge.focus();
  }

  async function open(): Promise<void> {
    if (opened || !state()) return;
    opened = new AbortController();
    const { signal } = opened;
    badge.expanded(true);
    if (!injectedCard()) await send(api, 'card', {});
    const card = injectedCard();
    if (signal.aborted) return;
    if (card) card({ api, badge: badge.host, state, listeners, readNow, closed }, signal);
    else close();
  }

  return {
    open,
    toggle: () => (opened ? close() : open()),
    changed(state) {
      for (const listener of listeners) listener(state);
    },
  };
}
