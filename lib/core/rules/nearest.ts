/** The known word that was probably meant, or null when none is near: one slip in three letters, at least one. */
export function nearest(typed: string, words: readonly string[]): string | null {
  const limit = Math.max(1, Math.floor(typed.length / 3));
  const near = words
    .filter((word) => Math.abs(word.length - typed.length) <= limit)
    .map((word) => ({ word, slips: slips(typed.toLowerCase(), word) }))
    .filter((one) => one.slips <= limit && one.slips < one.word.length)
    .toSorted((a, b) => a.slips - b.slips);
  return near[0]?.word ?? null;
}

/** Letters left out, added, changed, or swapped with their neighbour, at the least. */
function slips(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const at = (cells: number[], k: number) => cells[k] ?? Number.POSITIVE_INFINITY;
      row[j] = Math.min(
        at(last, j) + 1,
        at(row, j - 1) + 1,
        at(last, j - 1) + (same ? 0 : 1),
        swapped ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? a.length;
}
