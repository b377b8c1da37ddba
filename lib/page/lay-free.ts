import type { Place } from '../trackers/tracker.ts';

/** CSS pixels between what stands before a mark and its pill; and of its box behind the pill's end that may lie over the next. */
const BEFORE = 6;
const OVER = 8;
/** The least box in which the pill's sign is seen (mark.css). */
const LEAST = 32;

/** What is laid in an element, and on whose line. */
const laid = new WeakMap<Element, { host: HTMLElement; line: Element }>();

/** Told of sizes when the page is laid out already: looking then costs no layout. */
const sizes = new ResizeObserver((entries) => {
  const found = entries.flatMap(({ target }) => {
    const { host, line } = laid.get(target) ?? {};
    if (line && host?.parentNode === target) return [{ host, ...roomFor(host, line, target) }];
    sizes.unobserve(target);
    return [];
  });
  for (const { host, width, x, y } of found) {
    host.style.inlineSize = `${width}px`;
    host.style.translate = `${x}px ${y}px`;
  }
});

/**
 * Lays the host, which stands in the anchor already, over the widest room that the line leaves behind it, as soon as the
 * page is laid out, and again when the anchor has another size. Where there is no room it is not seen. It takes none, so
 * nothing of the page's own moves, whatever the layout.
 */
export function layFree(host: HTMLElement, { anchor, line }: Place): void {
  if (!line) return;
  laid.set(anchor, { host, line });
  // What is observed already is not told of anew by itself.
  sizes.unobserve(anchor);
  sizes.observe(anchor);
}

type Room = { width: number; x: number; y: number };

function roomFor(host: HTMLElement, line: Element, anchor: Element): Room {
  // Along the line, in the direction of reading.
  const way = getComputedStyle(anchor).direction === 'rtl' ? -1 : 1;
  const fromOf = ({ left, right }: DOMRect) => Math.min(left * way, right * way);
  const toOf = ({ left, right }: DOMRect) => Math.max(left * way, right * way);
  const [x = 0, y = 0] = host.style.translate.split(' ').map((length) => Number.parseFloat(length) || 0);
  const last = boxesIn(line, host).at(-1);
  const none = { width: 0, x, y };
  if (!last || !staysWith(host)) return none;

  const { top, bottom } = last;
  const spans = boxesIn(anchor, host)
    // What begins before the line lies over the whole, as the link of a card.
    .filter((box) => box.top < bottom && box.bottom > top && fromOf(box) >= fromOf(last))
    .map((box) => [fromOf(box), toOf(box)] as const)
    .sort(([one], [other]) => one - other);
  const edge = toOf(anchor.getBoundingClientRect());
  let end = toOf(last);
  let start = end;
  let widest = 0;
  for (const [from, to] of [...spans, [edge, edge] as const]) {
    if (from - end > widest) [start, widest] = [end, from - end];
    end = Math.max(end, to);
  }
  const width = widest - BEFORE + OVER;
  if (width < LEAST) return none;
  const now = host.getBoundingClientRect();
  return {
    width,
    x: x + (start + BEFORE - fromOf(now)) * way,
    y: y + (top + bottom - now.top - now.bottom) / 2,
  };
}

/** What scrolls between the host and that by which it is placed would leave it behind. */
function staysWith(host: HTMLElement): boolean {
  const end = host.offsetParent;
  for (let up = host.parentElement; up && up !== end; up = up.parentElement)
    if (/auto|scroll/.test(getComputedStyle(up).overflow)) return false;
  return end !== null;
}

/** Of words and drawings: boxes around them may be stretched over free room. */
function boxesIn(root: Element, host: Element): DOMRect[] {
  const range = new Range();
  const boxes: DOMRect[] = [];
  const nodes = Document.prototype.createNodeIterator.call(document, root);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    if (node.firstChild || node === host || /^(A|BUTTON|DIV)$/.test(node.nodeName)) continue;
    range.selectNode(node);
    for (const box of range.getClientRects()) if (box.width > 1) boxes.push(box);
  }
  return boxes;
}
