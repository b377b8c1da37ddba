// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lay, laySoon } from '../../lib/page/lay.ts';
import type { Place } from '../../lib/trackers/tracker.ts';

/** Boxes that a browser would draw: x, y, width, height; the host's own is where it stands before it is moved. */
let boxes: Map<Node, DOMRect>;
let host: HTMLElement;
const translated = () => host.style.translate.split(' ').map((length) => Number.parseFloat(length || '0'));

beforeEach(() => {
  boxes = new Map();
  document.body.innerHTML =
    '<div id=row><div><span id=pill>Open</span></div><div id=words>dana opened this</div></div>';
  host = document.createElement('plumbline-badge');
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const box = boxes.get(this) ?? new DOMRect();
    const [x = 0, y = 0] = this === host ? translated() : [];
    return new DOMRect(box.x + x, box.y + y, box.width, box.height);
  });
  Range.prototype.getClientRects = function () {
    const node = this.startContainer.childNodes[this.startOffset];
    const rects = node && boxes.has(node) ? [boxes.get(node)] : [];
    // jsdom has no boxes and no list of them; an array is walked the same way.
    return rects as unknown as DOMRectList;
  };
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(Range.prototype, 'getClientRects');
});

function place(wide: number): Place {
  const [row, pill, words] = ['row', 'pill', 'words'].map((id) => document.getElementById(id));
  if (!row || !pill?.firstChild || !words?.firstChild) throw new Error('no row');
  boxes.set(row, new DOMRect(24, 100, 1200, 32));
  boxes.set(pill, new DOMRect(24, 100, 80, 32));
  boxes.set(pill.firstChild, new DOMRect(36, 105, 50, 20));
  // Stretched over free room: its words tell where the line ends.
  boxes.set(words, new DOMRect(112, 105, 1112, 21));
  boxes.set(words.firstChild, new DOMRect(112, 105, wide, 21));
  boxes.set(host, new DOMRect(24, 140, 320, 32));
  row.append(host);
  return { anchor: row, how: 'append', size: 'title', line: pill };
}
const drawn = () => host.getBoundingClientRect();

it('stands behind the words of the line, in its middle, and takes no room', () => {
  const observe = vi.fn();
  let laidOut = (): void => undefined;
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = observe;
      disconnect = vi.fn();
      constructor(tell: () => void) {
        laidOut = tell;
      }
    },
  );
  const at = place(300);
  laySoon(host, at);
  expect(host.style.cssText).toBe('position: absolute;');
  expect(observe).toHaveBeenCalledWith(at.anchor);
  laidOut();
  expect([drawn().x, drawn().y]).toEqual([112 + 300 + 8, 100]);
  expect(host.style.maxInlineSize).toBe(`${1224 - 420}px`);
});

it('does not move when it is laid again, and follows when the line changes', () => {
  lay(host, place(300));
  lay(host, place(300));
  expect(drawn().x).toBe(420);
  lay(host, place(500));
  expect(drawn().x).toBe(620);
});

it('stands behind the words where one reads leftwards', () => {
  document.getElementById('row')?.style.setProperty('direction', 'rtl');
  const at = place(300);
  const [pill, words] = ['pill', 'words'].map((id) => document.getElementById(id)?.firstChild);
  boxes.set(at.line ?? host, new DOMRect(1144, 100, 80, 32));
  if (pill && words)
    boxes.set(pill, new DOMRect(1156, 105, 50, 20)).set(words, new DOMRect(836, 105, 300, 21));
  boxes.set(host, new DOMRect(904, 140, 320, 32));
  lay(host, at);
  expect([drawn().right, drawn().y]).toEqual([836 - 8, 100]);
  expect(host.style.maxInlineSize).toBe(`${836 - 8 - 24}px`);
});

it('never covers the state, however narrow the row', () => {
  const narrow = place(0);
  boxes.set(narrow.anchor, new DOMRect(24, 100, 80, 32));
  lay(host, narrow);
  expect(drawn().x).toBe(104 + 8);
  expect(host.style.maxInlineSize).toBe('32px');
});

it('keeps its sign at the end of a full line', () => {
  lay(host, place(1110));
  expect(drawn().x).toBe(1224 - 32);
  expect(host.style.maxInlineSize).toBe('32px');
});

it('leaves a place alone that has room of its own, or whose line is gone', () => {
  const { line, ...roomy } = place(300);
  lay(host, roomy);
  line?.remove();
  lay(host, { ...roomy, ...(line ? { line } : {}) });
  expect(host.style.cssText).toBe('');
});
