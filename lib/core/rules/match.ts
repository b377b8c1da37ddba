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
  const last = parts.length - 1;
  let from = 0;
  for (let i = 0; i <= last; i++) {
    const part = parts[i] ?? '';
    const fits = (at: number) => (i > 0 || edge(low, at)) && (i < last || edge(low, at + part.length));
    let at = low.indexOf(part, from);
    while (part && at >= 0 && !fits(at)) at = low.indexOf(part, at + 1);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}
