import type { TriageData, TriageItem, TriageTab } from './triage-data.ts';

/**
 * What was answered or taken back a moment ago and stored data may not show yet. It is laid over the data, so that an
 * answer is painted at once, and goes when data read later has arrived.
 */
export type Mark = {
  tab: TriageTab;
  item: TriageItem;
  /** Where it stood. */
  index: number;
  /** False: hidden, although stored data has it. True: shown, although it may lack it. */
  shown: boolean;
  /** Milliseconds since the epoch; null while saving. */
  settledAt: number | null;
};

export type Overlay = ReadonlyMap<string, Mark>;

export const NO_MARKS: Overlay = new Map();

/** Names an issue's mark in one of the lists. */
export function markId(tab: TriageTab, key: string): string {
  return `${tab} ${key}`;
}

/** The overlay with one mark set, or with null taken away. */
export function withMark(overlay: Overlay, tab: TriageTab, key: string, mark: Mark | null): Overlay {
  const next = new Map(overlay);
  if (mark) next.set(markId(tab, key), mark);
  else next.delete(markId(tab, key));
  return next;
}

/** The overlay without marks that the data has caught up with. */
export function caughtUp(overlay: Overlay, asOf: number): Overlay {
  const left = [...overlay].filter(([, mark]) => mark.settledAt === null || mark.settledAt >= asOf);
  return left.length === overlay.size ? overlay : new Map(left);
}

/** By the list, what was last laid over it: it is asked for by several parts of the page, and may be long. */
const made = new WeakMap<TriageItem[], { marks: readonly Mark[]; shown: TriageItem[] }>();

/** A list as it is to be shown: the same one as long as the marks on it hide and show the same. */
export function overlaid(data: TriageData, tab: TriageTab, overlay: Overlay): TriageItem[] {
  const list = data.lists[tab];
  const marks = [...overlay.values()].filter((mark) => mark.tab === tab);
  const known = made.get(list);
  if (known && isSame(known.marks, marks)) return known.shown;
  const shown = laidOver(list, marks);
  made.set(list, { marks, shown });
  return shown;
}

function isSame(some: readonly Mark[], others: readonly Mark[]): boolean {
  const is = (a: Mark, b: Mark | undefined) =>
    a.item === b?.item && a.index === b.index && a.shown === b.shown;
  return some.length === others.length && some.every((mark, i) => is(mark, others[i]));
}

function laidOver(list: TriageItem[], marks: readonly Mark[]): TriageItem[] {
  if (marks.length === 0) return list;
  const shown = [...list];
  for (const { item } of marks) {
    // Data that was read since has another one of the same issue.
    const same = shown.indexOf(item);
    const at = same >= 0 ? same : shown.findIndex(({ facts }) => facts.key === item.facts.key);
    if (at >= 0) shown.splice(at, 1);
  }
  for (const mark of marks.filter((m) => m.shown).sort((a, b) => a.index - b.index))
    shown.splice(mark.index, 0, mark.item);
  return shown;
}

/** How many there are in a list that is to be shown, or will be once it was read to its end. */
export function lengthOf(data: TriageData, tab: TriageTab, overlay: Overlay): number {
  const { length } = overlaid(data, tab, overlay);
  return data.beginning ? data.beginning[tab] + length - data.lists[tab].length : length;
}
