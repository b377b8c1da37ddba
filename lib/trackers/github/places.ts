import { keyOf } from '../../core/issue.ts';
import type { Page, Place } from '../tracker.ts';
import { findHeading } from './heading.ts';
import { PANE } from './selectors.ts';

/** The one place behind the state pill: on no page beside Close, Merge or Delete, and in no sticky copy. */
export function places({ ref }: Page, doc: Document): Place[] {
  const heading = ref?.tracker === 'github' && findHeading(doc, ref);
  if (!heading || !heading.pill) return [];
  const { pill: line, root } = heading;
  // The pill stands in a wrapper of its own, and that in the row.
  const anchor = line.parentElement?.parentElement;
  const part = root.matches(PANE) ? 'pane' : 'title';
  return anchor ? [{ part, key: keyOf(ref), anchor, how: 'append', size: 'title', line }] : [];
}
