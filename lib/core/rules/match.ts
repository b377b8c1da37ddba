/** Values with `*` for any run of characters; case does not count. */

/** Whether a match may begin or end between `text[at - 1]` and `text[at]`. */
type Edge = (text: string, at: number) => boolean;

/**
 * A letter of a script with cases, or a digit. Other scripts write words without spaces or with particles joined on, so
 * in them a match may begin and end anywhere.
 */
const WORD = /[\p{Ll}\p{N}_]/u;

const atEnds: Edge = (text, at) => at === 0 || at === text.length;
const atWords: Edge = (text, at) => !(WORD.test(text[at - 1] ?? '') && WORD.test(text[at] ?? ''));

/** Whether the pattern is the whole text. */
export function matchesWhole(pattern: string, text: string): boolean {
  return pattern.includes('*')
    ? matches(pattern, text, atEnds)
    : pattern.length === text.length && pattern.toLowerCase() === text.toLowerCase();
}

/** Whether the pattern stands in the text as whole words. */
export function matchesWords(pattern: string, text: string): boolean {
  return matches(pattern, text, atWords);
}

/** Each part is taken where it first fits, which leaves the most room for the next: no way back, so linear in the text. */
function matches(pattern: string, text: string, edge: Edge): boolean {
  const low = text.toLowerCase();
  const parts = pattern.toLowerCase().split('*');
  let from = 0;
  for (const [i, part] of parts.entries()) {
    let at = low.indexOf(part, from);
    while (
      at >= 0 &&
      part &&
      ((i === 0 && !edge(low, at)) || (i === parts.length - 1 && !edge(low, at + part.length)))
    )
      at = low.indexOf(part, at + 1);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}
