import type { TrackerId } from '../core/issue.ts';
import type { Page } from './tracker.ts';

/** What the watch over a tracker's pages knows of it: little and cheap, as each address is asked. */
export type Site = {
  id: TrackerId;
  /** The page of an issue, or with one open beside a list; null for every other address. */
  issueAt(url: URL): Page | null;
  /**
   * Of a list or board: a key as all its issues would have; empty where they may be of several containers. Undefined for
   * every other address, also an issue's own.
   */
  listAt(url: URL): string | undefined;
  /** Rows of further issues on an issue's own page. */
  within: string;
};
