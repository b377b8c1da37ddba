import { first } from '../dom.ts';
import type { Page, Place } from '../tracker.ts';
import { shownIssue } from './issue-view.ts';
import { LINES } from './selectors.ts';

/** The one place of the page's own issue: at its title, or in the panel or dialog beside a board, backlog or list. */
export function place(page: Page, doc: Document): Place | undefined {
  const shown = shownIssue(page, doc);
  for (const [selector, size, how] of LINES) {
    const anchor = shown && first(shown, selector);
    if (anchor) return { anchor, how, size };
  }
  return undefined;
}
