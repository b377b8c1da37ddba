import type { PageView, PublishedActs } from '../core/view.ts';
import type { Page } from '../trackers/tracker.ts';
import type { Store } from './store.ts';

/** What the background publishes for one container's issues. */
export type Published = { view: PageView; acts: PublishedActs };

/** One issue on one page, from arriving to leaving. */
export type Visit = {
  /** The published view is another one, or the day. */
  judgeBy(published: Published): void;
  /** The badge was pressed, or the browser's command for it: opens the card, or closes it when it is open. */
  press(): void;
  end(): void;
};

/** Shows the badge of a page's own issue. */
export type IssuePart = {
  /** Empties the badge for an issue, or for none (an empty key). */
  reserve(key: string): void;
  /**
   * @param moved looks whether the address is another one by now, or the extension gone; true: this visit has ended.
   * @param meet looks what else stands on the page, whenever the page is read
   */
  visit(page: Page, published: Published, moved: () => boolean, meet: () => void): Visit;
  /** Takes the badge out of the page. */
  leave(): void;
};

/** What a page lists. */
export type Listed = {
  /** A key as all its issues would have; empty where they may be of several containers. */
  of: string;
  /** The issue's page that the rows stand on; absent on a list or board. */
  page?: Page;
};

/** Marks the rows of a list or board until the signal. */
export type ListPart = (listed: Listed, store: Store, signal: AbortSignal) => void;

/** Shows what was counted of each group of the list's rows; without rows nothing. */
export type GroupsPart = () => void;

/** What a page may need besides the watch. Each address loads its own from the start, and the others when they are met. */
export type Parts = { issue?: IssuePart; list?: ListPart; groups?: GroupsPart };
