import { sameValue } from '../core/edits/same.ts';
import type { IssueFacts } from '../core/facts.ts';
import { containerOfKey } from '../core/issue.ts';
import { OVERVIEW_KEY, type Overview } from '../core/overview.ts';
import { compileView } from '../core/rules/compile.ts';
import { judge } from '../core/verdict.ts';
import {
  actsKey,
  NO_ACTS,
  notesKey,
  type PublishedView,
  type Verdict,
  VIEW_KEY,
  withNotes,
} from '../core/view.ts';
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
  const key = hook.state?.facts.key ?? '';
  const read = await readFor(key);
  const [first, stored] = [hook.state, storedIn(read, key)];
  if (signal.aborted) return;
  if (first && stored) open(contextOf(hook, first, read, stored, closed, signal), signal);
  else closed();
}

function contextOf(
  hook: CardHook,
  first: PageState,
  read: Record<string, unknown>,
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
    const { key } = first.facts;
    for (const name of namesFor(key)) if (name in changes) read[name] = changes[name]?.newValue;
    stored = storedIn(read, key) ?? stored;
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

function namesFor(key: string): [view: string, overview: string, acts: string, notes: string] {
  const container = containerOfKey(key);
  return [VIEW_KEY, OVERVIEW_KEY, actsKey(container), notesKey(container)];
}

/** Nothing where the extension is gone. */
async function readFor(key: string): Promise<Record<string, unknown>> {
  try {
    return await chrome.storage.local.get(namesFor(key));
  } catch {
    return {};
  }
}

/** What of it the card can use; null where no view is published. */
function storedIn(read: Record<string, unknown>, key: string): Stored | null {
  const [view, overview, own, notes] = namesFor(key).map((name) => read[name]);
  const acts = withNotes(own, notes);
  if (!isView(view)) return null;
  return { view, acts: isActs(acts) ? acts : NO_ACTS, ...(isOverview(overview) && { overview }) };
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
