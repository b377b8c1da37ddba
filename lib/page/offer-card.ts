import { sameValue } from '../core/edits/same.ts';
import type { IssueFacts } from '../core/facts.ts';
import { containerOfKey } from '../core/issue.ts';
import { OVERVIEW_KEY, type Overview } from '../core/overview.ts';
import { compileView } from '../core/rules/compile.ts';
import { judge } from '../core/verdict.ts';
import { actsKey, NO_ACTS, type PublishedView, type Verdict, VIEW_KEY } from '../core/view.ts';
import { localDate } from '../core/week.ts';
import type { Messages, Reply, Saved } from '../messages/protocol.ts';
import { isRecord, send } from './ask.ts';
import type { CardContext, CardHook, CardState, OpenCard, PageState } from './card-context.ts';
import { isActs } from './published.ts';
import { ours } from './world.ts';

/** What the card is made of beside the page's own state, as it is published now. */
type Stored = Pick<CardState, 'view' | 'acts' | 'overview'>;

/** Called by the card's script when it has been injected: from then on the content script opens this card. */
export function offerCard(open: OpenCard): void {
  ours.openCard = (hook, visit) => (hook.close ? hook.close() : openOver(hook, visit, open));
}

async function openOver(hook: CardHook, visit: AbortSignal, open: OpenCard): Promise<void> {
  const { button } = hook;
  const opened = new AbortController();
  const { signal } = opened;
  const close = () => {
    if (signal.aborted) return;
    opened.abort();
    delete hook.close;
    button.ariaExpanded = 'false';
  };
  const closed = () => {
    close();
    button.focus();
  };
  hook.close = close;
  button.ariaExpanded = 'true';
  visit.addEventListener('abort', close, { signal });
  const stored = await storedFor(hook.state?.facts.key ?? '');
  const first = hook.state;
  if (signal.aborted) return;
  if (first && stored) open(contextOf(hook, first, stored, closed, signal), signal);
  else closed();
}

function contextOf(
  hook: CardHook,
  first: PageState,
  stored: Stored,
  closed: () => void,
  signal: AbortSignal,
): CardContext {
  const { host, readNow } = hook;
  const listeners = new Set<(state: CardState) => void>();
  const state = (): CardState => {
    const { facts } = hook.state ?? first;
    return { ...stored, facts, verdict: verdictOf(facts, stored) };
  };
  let told = state();
  /** What is published reaches the page and the card one after the other: of equal states one is told. */
  const tell = () => {
    const now = state();
    if (sameValue(now, told)) return;
    told = now;
    for (const listener of listeners) listener(now);
  };
  const follow = (changes: Record<string, { newValue?: unknown }>) => {
    const news = Object.entries(changes).map(([name, { newValue }]) => [name, newValue] as const);
    stored = { ...stored, ...partsOf(Object.fromEntries(news), first.facts.key) };
    tell();
  };
  hook.onState = tell;
  chrome.storage.local.onChanged.addListener(follow);
  signal.addEventListener('abort', () => {
    if (hook.onState === tell) delete hook.onState;
    if (chrome.runtime?.id) chrome.storage.local.onChanged.removeListener(follow);
  });
  return {
    badge: host,
    state,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    save: (edit) => saved('edit', { id: newId(), edit }),
    undo: (id) => saved('undo', { id }),
    readNow,
    openPage(page, hash) {
      send('open', { page, ...(hash && { hash }) });
    },
    closed,
  };
}

/** The page decides without reasons, which are worked out here. */
function verdictOf(facts: IssueFacts, { view, acts }: Stored): Verdict {
  const now = new Date();
  return judge(facts, compileView(view, acts, { at: now.toISOString(), today: localDate(now) }));
}

/** Null where nothing is published, or the extension is gone. */
async function storedFor(key: string): Promise<Stored | null> {
  try {
    const names = [VIEW_KEY, OVERVIEW_KEY, actsKey(containerOfKey(key))];
    const { view, acts = NO_ACTS, ...more } = partsOf(await chrome.storage.local.get(names), key);
    return view ? { view, acts, ...more } : null;
  } catch {
    return null;
  }
}

/** What of the stored things, or of those that changed, the card can use. */
function partsOf(stored: Record<string, unknown>, key: string): Partial<Stored> {
  const name = actsKey(containerOfKey(key));
  const { [VIEW_KEY]: view, [OVERVIEW_KEY]: overview, [name]: acts = NO_ACTS } = stored;
  return {
    ...(isView(view) && { view }),
    ...(isOverview(overview) && { overview }),
    ...(name in stored && isActs(acts) && { acts }),
  };
}

/**
 * Sends a change, once more when nobody answered: the background may have died over it, and the same id is the same
 * change. Resolves with its answer, or with one of ours that says why there is none.
 */
async function saved<N extends 'edit' | 'undo'>(name: N, ask: Messages[N]['ask']): Promise<Reply<N>> {
  const answer = answerOf(await send(name, ask)) ?? answerOf(await send(name, ask));
  if (answer) return answer;
  return chrome.runtime?.id
    ? failed('no-answer', 'Not saved: Plumbline did not answer. Try again.')
    : failed('gone', 'Not saved: Plumbline was updated. Reload this tab to see it again.');
}

/** The browser's own `randomUUID` is missing on pages without TLS, as those of a Jira in the house may be. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

type Failed = { ok: false; error: { code: string; message: string; field?: string } };

function answerOf(reply: unknown): { ok: true; value: Saved } | Failed | null {
  if (!isRecord(reply)) return null;
  const { ok, value, error } = reply;
  if (ok === true && isSaved(value)) return { ok, value };
  return ok === false && isError(error) ? { ok, error } : null;
}

function failed(code: string, message: string): Failed {
  return { ok: false, error: { code, message } };
}

function isSaved(value: unknown): value is Saved {
  return (
    isRecord(value) && [value.undo, value.words, value.savedAt].every((text) => typeof text === 'string')
  );
}

function isError(error: unknown): error is Failed['error'] {
  return isRecord(error) && typeof error.code === 'string' && typeof error.message === 'string';
}

function isView(value: unknown): value is PublishedView {
  return (
    isRecord(value) && value.version === 1 && [value.goals, value.focus, value.scopes].every(Array.isArray)
  );
}

function isOverview(value: unknown): value is Overview {
  return isRecord(value) && isRecord(value.goals);
}
