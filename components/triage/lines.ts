import type { TriageGroup } from '../../lib/core/triage-head.ts';
import type { TriageItem } from './triage-data.ts';

type Heading = { heading: TriageGroup; size: number };
type Line = Heading | { item: TriageItem; index: number };

/** How tall a heading is, in pixels. */
const HEADING = 36;
/** How tall most rows are, in pixels. */
export const ROW = 52;

export type QueueLines = ReturnType<typeof linesOf>;

/**
 * Rows with their headings between them. Of many rows hardly any is drawn, so nothing is made for the others.
 * @param tall rows that are not as tall as most
 */
export function linesOf(items: TriageItem[], tall: ReadonlyMap<string, number>) {
  const headings = new Map<number, Heading>();
  const odd = new Map<number, number>();
  let last: Heading | undefined;
  let index = 0;
  for (const { group, facts } of items) {
    if (group && group !== last?.heading) {
      last = { heading: group, size: 0 };
      odd.set(index + headings.size, HEADING);
      headings.set(index + headings.size, last);
    }
    if (last && group) last.size += 1;
    const height = tall.size > 0 ? tall.get(facts.key) : undefined;
    if (height !== undefined) odd.set(index + headings.size, height);
    index += 1;
  }
  const places = [...headings.keys()];
  const indexOf = (i: number) => {
    let before = 0;
    for (const place of places) if (place < i) before += 1;
    return i - before;
  };
  return {
    odd,
    count: items.length + headings.size,
    at(i: number): Line | null {
      const index = indexOf(i);
      const item = items[index];
      return headings.get(i) ?? (item ? { item, index } : null);
    },
    keyAt: (i: number): string | undefined => headings.get(i)?.heading ?? items[indexOf(i)]?.facts.key,
    /** The line of an issue; -1 where it is not among them. */
    find(key: string | null): number {
      let i = key === null ? -1 : items.findIndex(({ facts }) => facts.key === key);
      if (i >= 0) for (const place of places) if (place <= i) i += 1;
      return i;
    },
  };
}
