import type { Page, Place } from '../tracker.ts';
import { findHeading } from './heading.ts';

/** The one place behind the state pill: on no page beside Close, Merge or Delete, and in no sticky copy. */
export function place(page: Page, doc: Document): Place | null | undefined {
  const { pill: line } = findHeading(page, doc) ?? {};
  // The pill stands in a wrapper of its own, and that in the row.
  const anchor = line?.parentElement?.parentElement;
  return anchor && { anchor, how: 'append', size: 'title', line };
}
