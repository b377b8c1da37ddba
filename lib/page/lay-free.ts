import type { Place } from '../trackers/tracker.ts';

/**
 * In the text size of what is laid: between what stands before it and its pill; of its box behind the pill's end that may
 * lie over the next; and the least box in which the pill's sign is seen (mark.css).
 */
export const BEFORE = 0.375;
export const OVER = 0.5;
const LEAST = 2;

/** Along a line, in the direction of reading. CSS pixels. */
export type Span = { from: number; to: number; top: number; bottom: number };
/** A piece of words, or a drawing. */
export type Leaf = { node: Node; spans: Span[] };
/** How wide the host is to be, and how far from where it would stand by itself; and whether it covers something. */
export type Room = { width: number; x: number; y: number; isOver?: boolean };

/** What is known of the host, of its line and of what it is laid within, when the page is laid out. */
export type Look = {
  host: HTMLElement;
  within: Element;
  /** CSS pixels. */
  em: number;
  /** From right to left -1. */
  way: number;
  spanOf: (box: DOMRect) => Span;
  edge: Span;
  leaves: Leaf[];
  /** Of the line, in the direction of reading. */
  last: Span;
};

/** Where a host goes whose line has no room. */
export type Elsewhere = (look: Look) => Room | undefined;

type Laid = { host: HTMLElement; line: Element; elsewhere: Elsewhere | undefined };

const laid = new WeakMap<Element, Laid>();

/** Told of sizes when the page is laid out already: looking then costs no layout. */
const sizes = new ResizeObserver((entries) => {
  const found = entries.flatMap(({ target }) => {
    const one = laid.get(target);
    if (one && target.contains(one.host)) return hasRoom(one) ? [] : [{ ...one, within: target }];
    sizes.unobserve(target);
    return [];
  });
  // What has stood in its line until now stands elsewhere without it.
  for (const { host } of found) host.toggleAttribute('data-laid', true);
  const rooms = found.map((one) => ({ host: one.host, room: roomFor(one) }));
  for (const { host, room } of rooms) {
    host.toggleAttribute('data-over', room?.isOver === true);
    host.style.inlineSize = `${room?.width ?? 0}px`;
    if (room) host.style.translate = `${room.x}px ${room.y}px`;
  }
});

/**
 * Lays the host, which stands in the anchor, over the widest room that the line leaves behind it, as soon as the
 * page is laid out, and again when the anchor has another size. Where there is no room it is not seen. It takes none, so
 * nothing of the page's own moves, whatever the layout.
 */
export function layFree(host: HTMLElement, { anchor, line, full }: Place, elsewhere?: Elsewhere): void {
  const [at, within] = line ? [line, anchor] : (full ?? []);
  if (!at || !within) return;
  // What is observed already is not told of anew by itself.
  if (laid.has(within)) sizes.unobserve(within);
  laid.set(within, { host, line: at, elsewhere });
  sizes.observe(within);
}

/** Whether it stands in a line that has room for it (mark.css). */
function hasRoom({ host, elsewhere }: Laid): boolean {
  return (
    elsewhere !== undefined && !host.hasAttribute('data-laid') && host.offsetWidth > 1.6 * host.offsetHeight
  );
}

function roomFor({ host, line, within, elsewhere }: Laid & { within: Element }): Room | undefined {
  if (!staysWith(host)) return undefined;
  const { direction, fontSize } = getComputedStyle(host);
  const way = direction === 'rtl' ? -1 : 1;
  const spanOf = ({ left, right, top, bottom }: DOMRect): Span => {
    const from = Math.min(left * way, right * way);
    return { from, to: from + right - left, top, bottom };
  };
  const leaves = leavesIn(within, host, spanOf);
  const last = leaves.findLast(({ node }) => line.contains(node))?.spans.at(-1);
  if (!last) return undefined;
  const em = Number.parseFloat(fontSize);
  const edge = spanOf(within.getBoundingClientRect());
  const look: Look = { host, within, em, way, spanOf, edge, leaves, last };
  const { start, wide } = gapBehind(look, last);
  const width = wide + (OVER - BEFORE) * em;
  return width < LEAST * em ? elsewhere?.(look) : roomAt(look, start + BEFORE * em, width, last);
}

export const isBeside = (one: Span, other: Span) => one.top < other.bottom && one.bottom > other.top;

/** The widest that is free behind a piece of a line. */
export function gapBehind({ leaves, edge }: Look, at: Span): { start: number; wide: number } {
  const spans = leaves
    .flatMap((leaf) => leaf.spans)
    // What begins before the line lies over the whole, as the link of a card.
    .filter((span) => isBeside(span, at) && span.from >= at.from)
    .sort((one, other) => one.from - other.from);
  let start = at.to;
  let end = start;
  let wide = 0;
  for (const { from, to } of [...spans, { from: edge.to, to: edge.to }]) {
    const free = Math.min(from, edge.to) - end;
    if (free > wide) [start, wide] = [end, free];
    end = Math.max(end, to);
  }
  return { start, wide };
}

/** In the middle of a piece of a line. */
export function roomAt({ host, way, spanOf }: Look, start: number, width: number, at: Span): Room {
  const { from, top, bottom } = spanOf(host.getBoundingClientRect());
  const [x = 0, y = 0] = host.style.translate.split(' ').map((length) => Number.parseFloat(length) || 0);
  return { width, x: x + (start - from) * way, y: y + (at.top + at.bottom - top - bottom) / 2 };
}

/** What scrolls between the host and that by which it is placed would leave it behind. */
function staysWith(host: HTMLElement): boolean {
  const end = host.offsetParent;
  for (let up = host.parentElement; up && up !== end; up = up.parentElement)
    if (/auto|scroll/.test(getComputedStyle(up).overflow)) return false;
  return end !== null;
}

/** All that is drawn: boxes around it may be stretched over free room. */
function leavesIn(root: Element, host: Element, spanOf: Look['spanOf']): Leaf[] {
  const range = new Range();
  const found: Leaf[] = [];
  const nodes = Document.prototype.createNodeIterator.call(document, root);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    if (node.firstChild || node === host || /^(A|BUTTON|DIV)$/.test(node.nodeName)) continue;
    range.selectNode(node);
    const spans = [...range.getClientRects()].map(spanOf).filter(({ from, to }) => to - from > 1);
    if (spans[0]) found.push({ node, spans });
  }
  return found;
}
