import { keyOf } from '../../core/issue.ts';
import { all } from '../dom.ts';
import type { Page, Place } from '../tracker.ts';
import { shownIssue } from './issue-view.ts';
import { LINES } from './selectors.ts';

/** The one place of the page's own issue: at its title, or in the panel or dialog beside a board, backlog or list. */
export function places(page: Page, doc: Document): Place[] {
  const shown = shownIssue(page, doc);
  if (!shown || !page.ref) return [];
  for (const [selector, size, how] of LINES) {
    const [anchor] = all(shown, selector);
    const part = page.kind === 'issue' ? 'title' : 'pane';
    if (anchor) return [{ part, key: keyOf(page.ref), anchor, how, size }];
  }
  return [];
}
