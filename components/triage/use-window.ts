import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { inSight, type Lines, type Look, placesOf } from './window.ts';

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

  const drawn = inSight(places, lines.count, look);
  return { drawn, startOf: places.startOf, total: places.startOf(lines.count), show };
}
