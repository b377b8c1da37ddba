/** What a person sees of the marks. Functions that run in the page, in either browser, and know nothing but what they are given. */

/** Rows and cards: what {@link unseenMarks} is usually called with. */
export const MARKED = 'plumbline-badge[data-row]';

/**
 * In the page: what is wrong with how the marks there are seen, each brought onto the screen first. A mark's pill is what
 * answers to the pointer where it is: not clipped, not covered, not off the screen; and it covers no text but the end of
 * one that is cut off, no drawing and no control.
 */
export async function unseenMarks(marks: string): Promise<string[]> {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const wrong: string[] = [];
  const overlap = (one: DOMRect, other: DOMRect) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 2;

  /** The pill without what around it answers to the pointer, too. */
  const pillOf = (mark: Element): DOMRect | null => {
    const { left, right, top, height } = mark.getBoundingClientRect();
    const y = top + height / 2;
    const hits: number[] = [];
    for (let x = Math.max(0, left - 4); x < Math.min(right + 4, innerWidth); x += 1)
      if (Document.prototype.elementFromPoint.call(document, x, y) === mark) hits.push(x);
    const [from = 0] = hits;
    const to = hits.at(-1) ?? 0;
    return to - from > 14 ? new DOMRect(from + 2, top, to - from - 4, height) : null;
  };

  /** What stands in boxes that cut something off, with those boxes. */
  const clipsOf = (from: Element | null) => {
    const clips: Element[] = [];
    for (let up = from; up; up = up.parentElement)
      if (getComputedStyle(up).overflow !== 'visible') clips.push(up);
    return clips;
  };

  const seenOf = (box: DOMRect, clips: readonly Element[]) => {
    const boxes = [box, ...clips.map((clip) => clip.getBoundingClientRect())];
    const [left, top] = [Math.max(...boxes.map((one) => one.left)), Math.max(...boxes.map((one) => one.top))];
    const [right, bottom] = [
      Math.min(...boxes.map((one) => one.right)),
      Math.min(...boxes.map((one) => one.bottom)),
    ];
    return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  };

  /** As a person scrolls: what is cut off without a way to scroll there stays so. */
  const bring = (mark: Element) => {
    mark.parentElement?.scrollIntoView({ block: 'center', inline: 'nearest' });
    for (const one of [...clipsOf(mark.parentElement), document.documentElement]) {
      const isRoot = one === document.documentElement;
      if (!isRoot && !/auto|scroll/.test(getComputedStyle(one).overflow)) continue;
      const { left, right } = isRoot ? new DOMRect(0, 0, innerWidth) : one.getBoundingClientRect();
      const box = mark.getBoundingClientRect();
      if (box.left < left || box.left + 32 > right) one.scrollBy(box.left - (left + right) / 2, 0);
    }
  };

  for (const mark of document.querySelectorAll<HTMLElement>(marks)) {
    bring(mark);
    let pill: DOMRect | null = null;
    // As long as it takes to be laid, or to fade in.
    for (let n = 0; n < 30 && !pill; n += 1) {
      await frame();
      pill = pillOf(mark);
    }
    const { issue, state } = mark.dataset;
    const about = `${issue} ${state}`;
    const around = mark.closest('li, tr, [role=row], [data-board-card-id], [data-testid$=card], .row, body');
    const whole = around?.getBoundingClientRect() ?? new DOMRect();
    // A captured page may have no way to scroll to its rows.
    if (!mark.isConnected || whole.top > innerHeight) continue;
    if (!pill) {
      const { x, y, width } = mark.getBoundingClientRect();
      wrong.push(`${about}: not seen, ${width} wide at ${x} ${y}`);
      continue;
    }
    const nodes = document.createNodeIterator(around ?? document.body);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      const isControl = node instanceof Element && node.matches('button, input, select');
      if ((node.firstChild && !isControl) || node === mark) continue;
      if (!isControl && /^(A|BUTTON|DIV|SPAN|STYLE|SCRIPT)$/.test(node.nodeName)) continue;
      if (node instanceof Text && !node.data.trim()) continue;
      const clips = clipsOf(node.parentElement);
      const isCut = clips.some(
        (clip) =>
          around?.contains(clip) &&
          (clip.scrollWidth > clip.clientWidth || clip.scrollHeight > clip.clientHeight),
      );
      if (isCut && node instanceof Text && mark.hasAttribute('data-over')) continue;
      const range = new Range();
      range.selectNode(node);
      // A control over the whole row gives way to all that stands in it.
      for (const box of range.getClientRects())
        if (box.width < whole.width - 2 && overlap(pill, seenOf(box, clips)))
          wrong.push(`${about}: over ${node.nodeName} “${node.textContent}”`);
    }
  }
  return wrong;
}

/** In the page: makes every text of three words or more so long that nothing can hold it. */
export function fillLines(): void {
  const texts = document.createNodeIterator(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    if (text instanceof Text && /\S \S+ \S/.test(text.data) && !text.parentElement?.closest('style, script'))
      text.data += ` ${'and one thing more '.repeat(12)}`;
}
