import { type JiraRef, keyOf } from '../../core/issue.ts';
import { all } from '../dom.ts';
import type { Page } from '../tracker.ts';
import { factsFrom } from './fields.ts';
import { keyOfLink } from './locate.ts';
import { SHOWN } from './selectors.ts';
import type { Found } from './stated.ts';
import { wordsIn } from './texts.ts';

/**
 * The largest part of the document that shows the page's own issue and no other. Null while the page still shows the
 * issue it is leaving, and where nothing is recognised.
 */
export function shownIssue({ ref, host }: Page, doc: Document): Element | null {
  let shown: Element | null = null;
  const others: Element[] = [];
  for (const link of ref ? all(doc, SHOWN) : []) {
    const key = keyOfLink(host, link);
    if (ref && key === keyOf(ref)) shown ??= link;
    else if (key) others.push(link);
  }
  while (shown?.parentElement && !others.some((it) => shown?.parentElement?.contains(it)))
    shown = shown.parentElement;
  return shown;
}

/** What the issue view shows of the issue. */
export function viewFacts(root: Element, ref: JiraRef): Found {
  return factsFrom(
    { ...ref, fields: {} },
    ([, , selector, read = wordsIn]) => selector && read(all(root, selector)),
  );
}
