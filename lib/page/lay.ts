import { nodesIn } from '../trackers/dom.ts';
import type { Place } from '../trackers/tracker.ts';

/** Between the end of the line and the badge, and the least that is left of the badge: its sign. CSS pixels. */
const GAP = 8;
const LEAST = 32;

let sizes: ResizeObserver | undefined;

/**
 * Lays the host, which stands at its place already, over the free end of the line, before the next paint: as soon as the
 * page is laid out, when looking at boxes costs no layout; and again when the row has another size. Call it again when
 * the line may have changed.
 */
export function laySoon(host: HTMLElement, place: Place): void {
  // It takes no room, so nothing of the page's own moves, whatever the row's layout.
  host.style.position = 'absolute';
  sizes?.disconnect();
  sizes = new ResizeObserver(() => lay(host, place));
  sizes.observe(place.anchor);
}

/** Lays it now, where nothing has changed since the page was laid out. */
export function lay(host: HTMLElement, { anchor, line }: Place): void {
  if (!line?.isConnected || host.parentNode !== anchor) return;
  const { style } = host;
  // Along the line, in the direction of reading.
  const way = getComputedStyle(anchor).direction === 'rtl' ? -1 : 1;
  const endOf = ({ left, right }: DOMRect) => Math.max(left * way, right * way);

  const pill = line.getBoundingClientRect();
  const now = host.getBoundingClientRect();
  const last = endOf(anchor.getBoundingClientRect());
  let end = endOf(pill);
  // Only words and drawings count: boxes around them may be stretched over free room.
  const range = new Range();
  for (const node of nodesIn(anchor)) {
    if (node.firstChild || node === host) continue;
    range.selectNode(node);
    for (const box of range.getClientRects())
      if (box.width > 1 && box.top < pill.bottom && box.bottom > pill.top) end = Math.max(end, endOf(box));
  }
  const start = Math.max(endOf(pill), Math.min(end, last - LEAST - GAP)) + GAP;

  const [x = 0, y = 0] = style.translate.split('px').map(Number);
  style.maxInlineSize = `${Math.max(last - start, LEAST)}px`;
  style.translate = `${x + (start - endOf(now) + now.width) * way}px ${y + (pill.top + pill.bottom - now.top - now.bottom) / 2}px`;
}
