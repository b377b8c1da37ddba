import { OVERVIEW_KEY, type Overview } from '../core/overview.ts';
import type { PageApi } from '../platform/page-api.ts';
import { ask, isNull, isRecord, isSaved } from './ask.ts';
import type { Badge } from './badge.ts';
import { type CardContext, type CardState, offeredCard } from './card-context.ts';

export type CardHost = {
  open(): void;
  /** A press on the badge: opens, or closes what is open. */
  toggle(): void;
  /** There is a new verdict to show. */
  changed(): void;
};

/** Opens the goal card over a visit's badge; the card's script is injected when it is first needed. */
export function cardHost(
  api: PageApi,
  badge: Badge,
  state: () => CardState | null,
  readNow: () => Promise<void>,
  visit: AbortSignal,
): CardHost {
  const listeners = new Set<(state: CardState) => void>();
  let opened: AbortController | null = null;
  let overview: Overview | undefined;
  visit.addEventListener('abort', close);

  function close(): void {
    opened?.abort();
    opened = null;
    listeners.clear();
    badge.expanded(false);
  }

  async function open(): Promise<void> {
    const first = state();
    if (!first || opened) return;
    const opening = new AbortController();
    opened = opening;
    badge.expanded(true);
    const [stored] = await Promise.all([
      api.read([OVERVIEW_KEY]).catch(() => undefined),
      offeredCard() ?? ask(api, 'card', {}, isNull),
    ]);
    const card = offeredCard();
    if (opened !== opening) return;
    const seen = stored?.[OVERVIEW_KEY];
    if (isOverview(seen)) overview = seen;
    if (card) card(context(first), opening.signal);
    else close();
  }

  function withCounts(state: CardState): CardState {
    return overview ? { ...state, overview } : state;
  }

  function context(first: CardState): CardContext {
    return {
      badge: badge.host,
      state: () => withCounts(state() ?? first),
      subscribe(onChange) {
        listeners.add(onChange);
        return () => listeners.delete(onChange);
      },
      save: (edit) => ask(api, 'edit', { id: crypto.randomUUID(), edit }, isSaved, 2),
      undo: (id) => ask(api, 'undo', { id }, isSaved, 2),
      readNow,
      openPage(page, hash) {
        ask(api, 'open', { page, ...(hash && { hash }) }, isNull);
      },
      closed() {
        if (!opened) return;
        close();
        badge.focus();
      },
    };
  }

  return {
    open,
    toggle: () => (opened ? close() : open()),
    changed() {
      const now = state();
      if (now) for (const listener of listeners) listener(withCounts(now));
    },
  };
}

function isOverview(value: unknown): value is Overview {
  return isRecord(value) && isRecord(value.goals);
}
