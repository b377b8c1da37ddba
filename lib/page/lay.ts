import type { Place } from '../trackers/tracker.ts';

/** Between the end of the line and the badge, and the least that is left of the badge: its sign. CSS pixels. */
const GAP = 8;
const LEAST = 32;

/**
 * Lays the host, which stands at its place already, over the free end of the line. It takes no room there, so nothing
 * of the page's own moves, whatever the row's layout. Call it again when the line may have changed.
 */
export function lay(host: HTMLElement, { anchor, line }: Place): void {
  if (!line?.isConnected) return;
  const { style } = host;
  // Along the line, in the direction of reading.
  const way = getComputedStyle(anchor).direction === 'rtl' ? -1 : 1;
  const endOf = ({ left, right }: DOMRect) => Math.max(left * way, right * way);

  const pill = line.getBoundingClientRect();
  const last = endOf(anchor.getBoundingClientRect());
  let end = endOf(pill);
  // Only words and drawings count: boxes around them may be stretched over free room.
  const range = new Range();
  const nodes = Document.prototype.createNodeIterator.call(document, anchor);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    if (node.firstChild || node === host) continue;
    range.selectNode(node);
    for (const box of range.getClientRects())
      if (box.width > 1 && box.top < pill.bottom && box.bottom > pill.top) end = Math.max(end, endOf(box));
  }
  const start = Math.max(endOf(pill), Math.min(end, last - LEAST - GAP)) + GAP;

  style.position = 'absolute';
  style.translate = '';
  style.maxInlineSize = `${Math.max(last - start, LEAST)}px`;
  const now = host.getBoundingClientRect();
  const x = start + now.width - endOf(now);
  style.translate = `${x * way}px ${(pill.top + pill.bottom - now.top - now.bottom) / 2}px`;
}
