import type { Overview } from '../core/overview.ts';
import { OVERVIEW_KEY } from '../core/overview.ts';
import { compileView } from '../core/rules/compile.ts';
import { judge } from '../core/verdict.ts';
import type { Verdict } from '../core/view.ts';
import { localDate } from '../core/week.ts';
import type { Messages, Reply, Saved } from '../messages/protocol.ts';
import { isRecord, send } from './ask.ts';
import {
  type CardContext,
  type CardHook,
  type CardState,
  leaveCard,
  type OpenCard,
  type PageState,
} from './card-context.ts';

/** Called by the card's script when it has been injected: from then on the content script opens this card. */
export function offerCard(open: OpenCard): void {
  leaveCard(async (hook, signal) => {
    const overview = await overviewOf();
    const first = hook.state();
    if (first && !signal.aborted) open(contextOf(hook, first, overview), signal);
  });
}

function contextOf(hook: CardHook, first: PageState, overview: Overview | null): CardContext {
  const { badge, listeners, readNow, closed } = hook;
  /** The page decides without reasons, which are worked out here. */
  const whole = (state: PageState): CardState => ({
    ...state,
    verdict: verdictOf(state),
    ...(overview && { overview }),
  });
  return {
    badge,
    state: () => whole(hook.state() ?? first),
    subscribe(onChange) {
      const listener = (state: PageState) => onChange(whole(state));
      listeners.add(listener);
      return () => listeners.delete(listener);
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

function verdictOf({ facts, view, acts }: PageState): Verdict {
  const now = new Date();
  return judge(facts, compileView(view, acts, { at: now.toISOString(), today: localDate(now) }));
}

async function overviewOf(): Promise<Overview | null> {
  try {
    const { [OVERVIEW_KEY]: overview } = await chrome.storage.local.get([OVERVIEW_KEY]);
    return isOverview(overview) ? overview : null;
  } catch {
    // The extension is gone, or storage is: a card without counts.
    return null;
  }
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

function isOverview(value: unknown): value is Overview {
  return isRecord(value) && isRecord(value.goals);
}
