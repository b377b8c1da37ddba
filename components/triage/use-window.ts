import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** A long list of lines, hardly any of which is on the screen. */
export type Lines = {
  count: number;
  /** How tall a line is, in pixels, where it is known to be otherwise than most; by its index, in order. */
  odd: ReadonlyMap<number, number>;
};

type Look = { top: number; height: number };

/** Lines beyond those seen that are drawn, too, on either side. */
const BEYOND = 2;

/**
 * Which lines of a scrolled list are to be drawn, and where. Most are equally tall, so that nothing has to be worked out
 * for those that are not seen.
 * @param usual how tall a line is, in pixels
 */
export function useWindow(scroller: RefObject<HTMLElement | null>, lines: Lines, usual: number) {
  // Before the list is there, a whole window of lines is drawn.
  const [look, setLook] = useState<Look>({ top: 0, height: window.innerHeight });
  const places = useMemo(() => placesOf(lines, usual), [lines, usual]);

  const lookAgain = useCallback(() => {
    const { scrollTop: top = 0, clientHeight: height = 0 } = scroller.current ?? {};
    setLook((last) => (last.top === top && last.height === height ? last : { top, height }));
  }, [scroller]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    lookAgain();
    // Drawn before what was scrolled is painted.
    const onScroll = () => flushSync(lookAgain);
    element.addEventListener('scroll', onScroll, { passive: true });
    const sizes = new ResizeObserver(lookAgain);
    sizes.observe(element);
    return () => {
      element.removeEventListener('scroll', onScroll);
      sizes.disconnect();
    };
  }, [scroller, lookAgain]);

  const now = useRef(places);
  now.current = places;
  /** Scrolls no further than it takes to show the line. */
  const show = useCallback(
    (i: number) => {
      const element = scroller.current;
      if (!element) return;
      const [start, end] = [now.current.startOf(i), now.current.startOf(i + 1)];
      if (start < element.scrollTop) element.scrollTop = start;
      else if (end > element.scrollTop + element.clientHeight) element.scrollTop = end - element.clientHeight;
      lookAgain();
    },
    [scroller, lookAgain],
  );

  const first = Math.max(0, places.at(look.top) - BEYOND);
  const last = Math.min(lines.count - 1, places.at(look.top + look.height) + BEYOND);
  const drawn = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  return { drawn, startOf: places.startOf, total: places.startOf(lines.count), show };
}

/** Where lines stand, in pixels. */
export function placesOf({ count, odd }: Lines, usual: number) {
  const known = [...odd];
  function startOf(i: number): number {
    let start = i * usual;
    for (const [at, height] of known) {
      if (at >= i) break;
      start += height - usual;
    }
    return start;
  }
  /** The line at a place; the last one behind all. */
  function at(place: number): number {
    let [low, high] = [0, Math.max(0, count - 1)];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (startOf(middle) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }
  return { startOf, at };
}
