import type { Found } from '../../core/facts.ts';
import { all } from '../dom.ts';
import type { Page } from '../tracker.ts';
import { factsFrom } from './fields.ts';
import { keyOfLink } from './issue-at.ts';
import { SHOWN } from './selectors.ts';
import { wordsIn } from './texts.ts';

/**
 * The largest part of the document that shows the page's own issue and no other. Null while the page still shows the
 * issue it is leaving, and where nothing is recognised.
 */
export function shownIssue({ key, host }: Page, doc: Document): Element | null {
  const links = all(doc, SHOWN);
  let shown: Element | null = links.find((link) => keyOfLink(host, link) === key) ?? null;
  const others = links.filter((link) => (keyOfLink(host, link) ?? key) !== key);
  while (shown?.parentElement && !others.some((it) => shown?.parentElement?.contains(it)))
    shown = shown.parentElement;
  return shown;
}

/** What the issue view shows of the issue. */
export function viewFacts(root: Element, { key, host }: Page): Found {
  return factsFrom(
    { key, host, fields: {} },
    ([, , selector, read = wordsIn]) => selector && read(all(root, selector)),
  );
}
