import { first, textOf } from '../dom.ts';
import { listOfOne, namesOf as namesFrom } from './maps.ts';
import { namesIn, wordsIn } from './texts.ts';

/** What single elements of a row say; no content script reaches this file. */

const only = (element: Element | undefined) => (element ? [element] : []);

/** The text: null when it says that there is nothing, undefined when there is no text. */
export function wordsOf(element: Element | undefined): string | null | undefined {
  return wordsIn(only(element));
}

/** The text, or what the icon in its place is called. */
export function labelOf(element: Element | undefined): string | undefined {
  const icon = element && (first(element, 'img[alt]') ?? element);
  const names = ['alt', 'title', 'data-tooltip'].map((name) => icon?.getAttribute(name));
  return textOf(element) || names.find(Boolean) || undefined;
}

/** The names in a field of several: `[]` when it says that there are none, undefined when that cannot be told. */
export function namesOf(element: Element | undefined): string[] | undefined {
  return namesFrom(namesIn(only(element)));
}

/** One person, as a list. */
export function personOf(element: Element | undefined): string[] | undefined {
  return listOfOne(wordsOf(element));
}
