import { all, first } from '../trackers/dom.ts';
import { whenIdle } from './frames.ts';
import { pause, SLICE } from './queue.ts';

/** Rows after which the search goes on when these were painted. */
const FIRST = 100;
/** NodeFilter.SHOW_ELEMENT. */
const ELEMENTS = 1;

/**
 * Finds all rows in the order of the page, which may be huge: the first at once, pausing for the page where that takes
 * long; the others when it has nothing else to do.
 * @param onSome the first of many, or some more, were found
 */
export async function findRows(
  { rows }: { rows: string },
  found: Element[],
  onSome: () => void,
  signal: AbortSignal,
): Promise<void> {
  const walker = Document.prototype.createTreeWalker.call(document, document, ELEMENTS);
  let until = performance.now() + SLICE;
  let most = FIRST;
  for (let part = walker.firstChild(); part; ) {
    const element = part instanceof Element ? part : undefined;
    const row =
      element && Element.prototype.matches.call(element, rows) ? element : element && first(element, rows);
    if (row) for (const one of [row, ...all(row, rows)]) found.push(one);
    part = after(row ?? part);
    if (!part || (found.length < most && performance.now() < until)) continue;
    // It keeps its place, whatever the page puts in or takes away.
    const place = new Range();
    place.setStartBefore(part);
    // Those that a person sees are not kept waiting by a slow machine.
    if (most === FIRST && found.length < FIRST) await pause();
    else {
      onSome();
      await new Promise<void>((goOn) => requestAnimationFrame(() => whenIdle(goOn)));
      most = Number.POSITIVE_INFINITY;
    }
    if (signal.aborted) return;
    part = nodeAt(place) ?? after(place.startContainer);
    until = performance.now() + SLICE;
  }

  /** What comes behind a node and all that is in it. */
  function after(node: Node): Node | null {
    walker.currentNode = node;
    let next = walker.nextSibling();
    while (!next && walker.parentNode()) next = walker.nextSibling();
    return next;
  }
}

/** Asked through the prototype: a form may have a field of that name. */
function nodeAt({ startContainer, startOffset }: Range): Node | undefined {
  const nodes: NodeListOf<Node> = Reflect.get(Node.prototype, 'childNodes', startContainer);
  return nodes[startOffset];
}

/** The rows on or near the screen that a person does not see. */
export function isOut({ isIntersecting, boundingClientRect }: IntersectionObserverEntry): boolean {
  return isIntersecting && (boundingClientRect.bottom < 0 || boundingClientRect.top > innerHeight);
}
