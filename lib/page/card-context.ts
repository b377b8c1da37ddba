import type { Edit } from '../core/edit.ts';
import type { IssueFacts } from '../core/facts.ts';
import type { Overview } from '../core/overview.ts';
import type { Decision, PublishedActs, PublishedView, Verdict } from '../core/view.ts';
import type { Reply } from '../messages/protocol.ts';

/** What the page shows now; the card's script makes its own state of it and of the whole published view. */
export type PageState = Pick<CardState, 'facts'> & { verdict: Decision };

/** What the card shows: the page's state with all its reasons. */
export type CardState = {
  facts: IssueFacts;
  verdict: Verdict;
  view: PublishedView;
  acts: PublishedActs;
  /** Counts of all issues seen, for a goal's progress; absent where they are not known. */
  overview?: Overview;
};

export type CardContext = {
  /** The badge the card hangs from: where it is placed and where the focus returns. */
  badge: HTMLElement;
  state(): CardState;
  /** Called with every new state until the returned function is called. */
  subscribe(onChange: (state: CardState) => void): () => void;
  save(edit: Edit): Promise<Reply<'edit'>>;
  undo(id: string): Promise<Reply<'undo'>>;
  /** Reads what was unread, where that is possible (Jira again, GitHub's API with a token). */
  readNow(): Promise<void>;
  openPage(page: 'triage' | 'options', hash?: string): void;
  /** Called by the card when it has closed: gives the focus back. */
  closed(): void;
};

/** The card's own function, called for each opening. */
export type OpenCard = (context: CardContext, signal: AbortSignal) => void;

/**
 * What the content script has for the card; its context is made of this where the card's script runs, so that no page
 * carries the code for it before a card is opened.
 */
export type CardHook = {
  badge: HTMLElement;
  /** Null until there is a verdict. */
  state(): PageState | null;
  listeners: Set<(state: PageState) => void>;
  readNow(): Promise<void>;
  closed(): void;
};

export type OpenByHook = (hook: CardHook, signal: AbortSignal) => void;

/**
 * Where the card's script leaves its function for the content script, which runs in the same isolated world. A symbol:
 * a page's element named like a string key would be found on the global in its place.
 */
const PLACE = Symbol.for('plumbline.card');

/** Left by the card's script when it has been injected. */
export function leaveCard(open: OpenByHook): void {
  Reflect.set(globalThis, PLACE, open);
}

/** The card, or null as long as its script was not injected. */
export function injectedCard(): OpenByHook | null {
  const left: unknown = Reflect.get(globalThis, PLACE);
  return isOpenByHook(left) ? left : null;
}

function isOpenByHook(value: unknown): value is OpenByHook {
  return typeof value === 'function';
}
