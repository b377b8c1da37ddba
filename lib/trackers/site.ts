import type { TrackerId } from '../core/issue.ts';
import type { Page } from './tracker.ts';

/** A list or board. */
export type List = {
  page: Page;
  /** A key as all its issues would have; empty where they may be of several containers. */
  of: string;
};

/** What the watch over a tracker's pages knows of it: little and cheap, as each address is asked. */
export type Site = {
  id: TrackerId;
  /** The page of an issue, or with one open beside a list; null for every other address. */
  issueAt(url: URL): Page | null;
  /** The page of a list or board; null for every other address, also an issue's own. */
  listAt(url: URL): List | null;
  /** Rows of further issues on an issue's own page. */
  within: string;
};
