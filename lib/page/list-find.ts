import { all } from '../trackers/dom.ts';
import { pause, SLICE } from './queue.ts';

/**
 * Finds all rows of the page, one kind after the other, as a page may be huge: that also finds them in less time than all
 * at once.
 */
export async function findRows(
  { rows }: { rows: string },
  found: Element[],
  signal: AbortSignal,
): Promise<void> {
  let until = performance.now() + SLICE;
  for (const kind of rows.split(',')) {
    for (const row of all(document, kind)) found.push(row);
    if (performance.now() < until) continue;
    await pause();
    if (signal.aborted) return;
    until = performance.now() + SLICE;
  }
}

/** The rows on or near the screen that a person does not see. */
export function isOut({ isIntersecting, boundingClientRect }: IntersectionObserverEntry): boolean {
  return isIntersecting && (boundingClientRect.bottom < 0 || boundingClientRect.top > innerHeight);
}
