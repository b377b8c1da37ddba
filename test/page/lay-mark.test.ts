// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

/** Boxes that a browser would draw: x, y, width, height. Of the host, where it stands without being moved. */
let boxes: Map<Node, DOMRect[]>;
let laidOut: (entries: { target: Element }[]) => void;
let host: HTMLElement;
let layMark: typeof import('../../lib/page/lay-mark.ts').layMark;

beforeEach(async () => {
  boxes = new Map();
  document.body.innerHTML =
    '<div id=cell><a id=key>SHOP-1</a><span id=title style="overflow: hidden">Words</span><b id=end>8</b></div>';
  host = document.createElement('plumbline-badge');
  host.style.fontSize = '16px';
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = vi.fn();
      unobserve = vi.fn();
      constructor(tell: typeof laidOut) {
        laidOut = tell;
      }
    },
  );
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return boxes.get(this)?.[0] ?? new DOMRect();
  });
  vi.spyOn(HTMLElement.prototype, 'offsetParent', 'get').mockReturnValue(document.body);
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockImplementation(
    () => boxes.get(host)?.[0]?.width ?? 0,
  );
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(20);
  Range.prototype.getClientRects = function () {
    const node = this.startContainer.childNodes[this.startOffset];
    // jsdom has no boxes and no list of them; an array is walked the same way.
    return ((node && boxes.get(node)) ?? []) as unknown as DOMRectList;
  };
  vi.resetModules();
  ({ layMark } = await import('../../lib/page/lay-mark.ts'));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(Range.prototype, 'getClientRects');
});

const at = (id: string) => document.getElementById(id) ?? document.body;

/** A cell of 400 pixels with a key, a title as wide as told, cut off after 300 pixels, and a number at its end. */
function cell(...title: DOMRect[]): void {
  boxes.set(at('cell'), [new DOMRect(0, 0, 400, 60)]);
  boxes.set(at('title'), [new DOMRect(60, 0, 300, 60)]);
  for (const [id, rects] of [
    ['key', [new DOMRect(0, 10, 50, 20)]],
    ['title', title],
    ['end', [new DOMRect(364, 10, 36, 20)]],
  ] as const)
    boxes.set(at(id).firstChild ?? host, [...rects]);
  boxes.set(host, [new DOMRect(0, 40, 0, 20)]);
  at('cell').append(host);
}

function lay(): { x: number; y: number; isOver: boolean } {
  layMark(host, { anchor: at('cell'), line: at('key'), how: 'append', size: 'row' });
  laidOut([{ target: at('cell') }]);
  const [x = Number.NaN, y = 0] = host.style.translate.split(' ').map(Number.parseFloat);
  return { x, y: y + 40, isOver: host.hasAttribute('data-over') };
}

it('lies behind the words of the line where there is room', () => {
  cell(new DOMRect(60, 10, 100, 20));
  expect(lay()).toEqual({ x: 166, y: 10, isOver: false });
  expect(host.style.inlineSize).toBe('206px');
});

it('lies as a sign over the end of a title that is cut off, before what follows it', () => {
  cell(new DOMRect(60, 10, 700, 20));
  expect(lay()).toEqual({ x: 340, y: 10, isOver: true });
});

it('lies behind the last line of a title that needs more than one', () => {
  cell(new DOMRect(60, 0, 300, 20), new DOMRect(60, 20, 300, 20), new DOMRect(60, 40, 80, 20));
  expect(lay()).toEqual({ x: 146, y: 40, isOver: false });
});

it('does not count the lines of a title that are not seen', () => {
  cell(new DOMRect(60, 10, 300, 20), new DOMRect(60, 70, 80, 20));
  expect(lay()).toEqual({ x: 340, y: 10, isOver: true });
});

it('lies over the other end where one reads leftwards', () => {
  at('cell').style.direction = host.style.direction = 'rtl';
  cell(new DOMRect(-360, 10, 700, 20));
  boxes.set(at('key').firstChild ?? host, [new DOMRect(350, 10, 50, 20)]);
  boxes.set(at('end').firstChild ?? host, [new DOMRect(0, 10, 36, 20)]);
  boxes.set(at('title'), [new DOMRect(40, 0, 300, 60)]);
  // Its start is the right edge: at 60, behind the number and a little.
  expect(lay()).toEqual({ x: 60, y: 10, isOver: true });
});

it('stays in a line that has room for it, and leaves one that has none', () => {
  cell(new DOMRect(60, 10, 700, 20));
  const place = {
    anchor: at('cell'),
    full: [at('key'), at('cell')] as const,
    how: 'append',
    size: 'row',
  } as const;
  boxes.set(host, [new DOMRect(0, 40, 100, 20)]);
  layMark(host, place);
  laidOut([{ target: at('cell') }]);
  expect(host.hasAttribute('data-laid')).toBe(false);
  boxes.set(host, [new DOMRect(0, 40, 12, 20)]);
  laidOut([{ target: at('cell') }]);
  expect(host.hasAttribute('data-laid')).toBe(true);
  expect(host.hasAttribute('data-over')).toBe(true);
  // The row shows something else by now.
  layMark(host, { ...place, gap: 4 });
  expect([host.hasAttribute('data-laid'), host.style.cssText]).toEqual([false, '--gap: 4px;']);
});
