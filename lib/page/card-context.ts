import type { Edit } from '../core/edit.ts';
import type { IssueFacts } from '../core/facts.ts';
import type { Overview } from '../core/overview.ts';
import type { Decision, PublishedActs, PublishedView, Verdict } from '../core/view.ts';
import type { Reply } from '../messages/protocol.ts';
import type { Badge } from './badge.ts';

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
 * What a visit has for the card, and the card for the visit. The card's context is made of this where the card's script
 * runs, so that no page carries the code for it before a card is opened.
 */
export type CardHook = Pick<Badge, 'host' | 'button'> & {
  /** Absent until there is a verdict. */
  state?: PageState;
  readNow(): Promise<void>;
  /** Of the card: called with every new state. */
  onState?: () => void;
  /** Of the card, while it is open. */
  close?: () => void;
};

/** Opens the card over a visit's badge, or closes it when it is open; it closes at the latest with the visit. */
export type OpenByHook = (hook: CardHook, visit: AbortSignal) => void;
