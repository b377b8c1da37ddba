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
function markId(tab: TriageTab, key: string): string {
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

/** By the list and the overlay: each is asked for by several parts of the page, and may be long. */
const made = new WeakMap<TriageItem[], WeakMap<Overlay, TriageItem[]>>();

/** A list as it is to be shown. */
export function overlaid(data: TriageData, tab: TriageTab, overlay: Overlay): TriageItem[] {
  const list = data.lists[tab];
  const known = made.get(list) ?? new WeakMap<Overlay, TriageItem[]>();
  made.set(list, known);
  const shown = known.get(overlay) ?? laidOver(list, tab, overlay);
  known.set(overlay, shown);
  return shown;
}

function laidOver(list: TriageItem[], tab: TriageTab, overlay: Overlay): TriageItem[] {
  const marks = [...overlay.values()].filter((mark) => mark.tab === tab);
  if (marks.length === 0) return list;
  const marked = new Set(marks.map((mark) => mark.item.facts.key));
  const shown = list.filter((item) => !marked.has(item.facts.key));
  for (const mark of marks.filter((m) => m.shown).sort((a, b) => a.index - b.index))
    shown.splice(mark.index, 0, mark.item);
  return shown;
}

/** How many there are in a list that is to be shown, or will be once it was read to its end. */
export function lengthOf(data: TriageData, tab: TriageTab, overlay: Overlay): number {
  const { length } = overlaid(data, tab, overlay);
  return data.beginning ? data.beginning[tab] + length - data.lists[tab].length : length;
}
