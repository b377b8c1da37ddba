import { keyOf } from '../../core/issue.ts';
import type { Page, Place } from '../tracker.ts';
import { findHeading } from './heading.ts';

export function places(page: Page, doc: Document): Place[] {
  if (page.ref?.tracker !== 'github') return [];
  const heading = findHeading(doc, page.ref);
  const row = heading?.state?.parentElement?.parentElement;
  if (!heading || !row) return [];
  return [
    {
      part: heading.pane ? 'pane' : 'title',
      key: keyOf(page.ref),
      anchor: row,
      how: 'append',
      size: 'title',
    },
  ];
}
