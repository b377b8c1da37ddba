import type { Is, Like } from './check.ts';

/**
 * What people type for a text, as the source of a regular expression over the text in lower case (flags `su`): `*` is
 * any run of characters, all else stands for itself. Each part is taken where it first fits, which leaves the most room
 * for the next, and never given back: so the time is linear in the text.
 */

/**
 * A letter of a script with cases, or a digit. Other scripts write words without spaces or with particles joined on, so
 * in them a match may begin and end anywhere.
 */
const WORD = '[\\p{Ll}\\p{N}_]';
const IS_WORD = new RegExp(WORD, 'u');

/** The value is the whole text: compared where it has no `*`. */
export function whole(value: string): Pick<Is, 'is'> | Pick<Like, 'like'> {
  return value.includes('*') ? { like: `^${inside(value)}$` } : { is: value.toLowerCase() };
}

/** The value stands in the text as whole words. */
export function words(value: string): string {
  const { first, middle, last } = partsOf(value);
  const low = value.toLowerCase();
  const before = IS_WORD.test(low.slice(0, 1)) ? `(?<!${WORD})` : '';
  const after = IS_WORD.test(low.slice(-1)) ? `(?!${WORD})` : '';
  if (last === undefined) return before + first + after;
  return `^${nearest('first', before + first)}${middle.join('')}.*${last}${after}`;
}

/** What stands in each text in which the value does: quickly made and tried, as the classes of {@link words} are not. */
export function within(value: string): string {
  const parts = value.toLowerCase().split('*');
  return escaped(parts.reduce((longest, part) => (part.length > longest.length ? part : longest)));
}

/**
 * The value, to stand inside of a larger pattern that goes on with something fixed.
 * @param any what `*` may stand for any number of
 */
export function inside(value: string, any = '.'): string {
  const { first, middle, last } = partsOf(value, any);
  return last === undefined ? first : `${first}${middle.join('')}${any}*${last}`;
}

function partsOf(value: string, any?: string): { first: string; middle: string[]; last?: string } {
  const [first = '', ...rest] = value.toLowerCase().split('*').map(escaped);
  const last = rest.pop();
  const middle = rest.filter(Boolean).map((part, i) => nearest(`part${i}`, part, any));
  return { first, middle, ...(last !== undefined && { last }) };
}

/** Up to the nearest place where it fits, and no further. */
function nearest(name: string, part: string, any = '.'): string {
  return `(?=(?<${name}>${any}*?${part}))\\k<${name}>`;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.+?()[\]{}|/]/g, '\\$&');
}
