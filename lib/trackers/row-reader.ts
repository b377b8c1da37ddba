import type { IssueFacts } from '../core/facts.ts';
import type { Page, Place, StripPlace } from './tracker.ts';

/** A row or card that is an issue or pull request. */
export type Row = {
  facts: IssueFacts;
  /**
   * Where its mark goes, looked for as often as it is asked for: most rows of a long list are counted only. Undefined where
   * its line was not found.
   */
  readonly place: Place | undefined;
  /** Beside the list, as a sub-issue in a board's pane: it is not counted, and stays as it is when a state is picked. */
  isAside?: boolean;
};

/** A list or board, or the rows on an issue's own page. */
export type List = {
  page: Page;
  /** A key as all its issues would have; empty where they may be of several containers. */
  of: string;
};

/** How the rows of a tracker's lists and the cards of its boards are read, by the script for them alone. */
export type RowReader = {
  /** The page of a list or board. */
  pageAt(url: URL): Page;
  /** What the dated selector sets that are tried are called (selector-sets.ts). */
  sets: string;
  /** Selectors that find every element that may be a row or card, drawn or not; no comma within one of them. */
  rows: string;
  /** Attributes by which a page gives a row to another issue, without drawing it anew. */
  attributes: readonly string[];
  /** What is not yet to be written into: a page that takes over what its server has drawn. */
  busy: string;
  /** The row as it stands now; null where it is no issue's, as an empty shell or a draft. */
  read(row: Element, page: Page): Row | null;
  /** Newest first. */
  strips: readonly StripPlace[];
  /** Whether a strip belongs above the list that one of its own rows is in. */
  hasStrip(page: Page, row: Element): boolean;
  theme(doc: Document): 'light' | 'dark' | 'light dark';
};
