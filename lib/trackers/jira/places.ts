import { keyOf } from '../../core/issue.ts';
import { first } from '../dom.ts';
import type { Page, Place } from '../tracker.ts';
import { shownIssue } from './issue-view.ts';
import { LINES } from './selectors.ts';

/** The one place of the page's own issue: at its title, or in the panel or dialog beside a board, backlog or list. */
export function places(page: Page, doc: Document): Place[] {
  const shown = shownIssue(page, doc);
  if (!shown || !page.ref) return [];
  const part = page.kind === 'issue' ? 'title' : 'pane';
  for (const [selector, where] of LINES) {
    const found = first(shown, selector);
    const anchor = where === 'beside' ? found?.parentElement : found;
    const size = where === 'beside' ? 'title' : 'row';
    const how = where === 'after' ? where : 'append';
    if (anchor) return [{ part, key: keyOf(page.ref), anchor, how, size }];
  }
  return [];
}
