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
  style.position = 'absolute';
  style.translate = '';
  const row = anchor.getBoundingClientRect();
  const { top, bottom, height, right } = line.getBoundingClientRect();
  const last = row.right - LEAST;
  const end = Math.max(endOfLine(anchor, host, top, bottom), right < last ? right : 0);
  const start = Math.min(end + GAP, last);
  style.maxInlineSize = `${row.right - start}px`;
  const now = host.getBoundingClientRect();
  style.translate = `${start - now.left}px ${top + (height - now.height) / 2 - now.top}px`;
}

/** Where ends what is drawn between two heights: words and pictures, as boxes may be stretched over free room. */
function endOfLine(anchor: Element, host: Element, top: number, bottom: number): number {
  const range = new Range();
  const walker = Document.prototype.createTreeWalker.call(document, anchor);
  let end = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const drawn =
      node instanceof Element ? /^(svg|img|button|input)$/i.test(node.tagName) : node instanceof Text;
    if (!drawn || node === host) continue;
    range.selectNode(node);
    for (const rect of range.getClientRects())
      if (rect.width > 1 && rect.top < bottom && rect.bottom > top) end = Math.max(end, rect.right);
  }
  return end;
}
