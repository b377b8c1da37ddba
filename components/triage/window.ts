/** A long list of lines, hardly any of which is on the screen. */
export type Lines = {
  count: number;
  /** How tall a line is, in pixels, where it is known to be otherwise than most; by its index, in order. */
  odd: ReadonlyMap<number, number>;
};

/** What is seen of a list: from where on, and how much of it, in pixels. */
export type Look = { top: number; height: number };

/** Lines beyond those seen that are drawn, too, on either side. */
const BEYOND = 2;

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

/** The lines that are to be drawn: those seen, and some more on either side. */
export function inSight(places: ReturnType<typeof placesOf>, count: number, { top, height }: Look): number[] {
  const first = Math.max(0, places.at(top) - BEYOND);
  const last = Math.min(count - 1, places.at(top + height) + BEYOND);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
