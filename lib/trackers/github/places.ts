import { keyOf } from '../../core/issue.ts';
import type { Page, Place } from '../tracker.ts';
import { findHeading } from './heading.ts';

/** The one place behind the state pill: on no page beside Close, Merge or Delete, and in no sticky copy. */
export function places(page: Page, doc: Document): Place[] {
  const ref = page.ref?.tracker === 'github' ? page.ref : null;
  const heading = ref && findHeading(doc, ref);
  const line = heading?.state;
  // The pill stands in a wrapper of its own, and that in the row.
  const anchor = line?.parentElement?.parentElement;
  if (!heading || !line || !anchor) return [];
  return [
    { part: heading.pane ? 'pane' : 'title', key: keyOf(ref), anchor, how: 'append', size: 'title', line },
  ];
}
