import type { IssueFacts } from '../../lib/core/facts.ts';
import type { RowReader } from '../../lib/trackers/row-reader.ts';
import type { Page } from '../../lib/trackers/tracker.ts';

/** Facts of every row and card of a list or board, as its script reads them: one per issue, in document order. */
export function rowsIn({ rows, read }: RowReader, page: Page, doc: Document): IssueFacts[] {
  const found = new Map<string, IssueFacts>();
  for (const element of doc.querySelectorAll(rows)) {
    const row = read(element, page);
    if (row && !row.isAside && !found.has(row.facts.key)) found.set(row.facts.key, row.facts);
  }
  return [...found.values()];
}
