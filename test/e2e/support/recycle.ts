/** A list that is virtualised as the trackers' are. */
export type Recycling = {
  list: HTMLElement;
  /** Pixels: of a row, and of what is seen of the list, from where on. */
  rowHeight: number;
  seen: () => { from: number; height: number };
  make: () => HTMLElement;
  draw: (row: HTMLElement, n: number) => void;
};

/**
 * In the page, where it is written out: draws of so many rows those that are on screen and a few around them, in elements
 * used again.
 * @returns draws anew, to be called when something was scrolled
 */
export function recycle(count: number, { list, rowHeight, seen, make, draw }: Recycling): () => void {
  list.style.height = `${count * rowHeight}px`;
  const pool: HTMLElement[] = [];
  const follow = () => {
    const { from, height } = seen();
    const first = Math.max(0, Math.floor(from / rowHeight) - 5);
    const shown = Math.min(count, Math.ceil(height / rowHeight) + 10);
    while (pool.length < shown) pool.push(list.appendChild(make()));
    for (let i = 0; i < shown; i += 1) {
      const n = Math.min(first, count - shown) + i;
      const row = pool[n % shown];
      if (!row) continue;
      row.style.position = 'absolute';
      row.style.top = `${n * rowHeight}px`;
      draw(row, n);
    }
  };
  follow();
  return follow;
}
