import { all, first, textOf } from '../dom.ts';

/** What Jira writes where a field holds nothing. In other languages such a field stays unread here. */
const EMPTY = /^(None|Unassigned|Unresolved)$/;

/** The text: null when it says that there is nothing, undefined when there is no text. */
export function wordsOf(element: Element | null): string | null | undefined {
  const text = textOf(element);
  return EMPTY.test(text) ? null : text || undefined;
}

/** The text, or what the icon in its place is called. */
export function labelOf(element: Element | null): string | undefined {
  const icon = element && (first(element, 'img[alt]') ?? element);
  const names = ['alt', 'title', 'data-tooltip'].map((name) => icon?.getAttribute(name));
  return textOf(element) || names.find(Boolean) || undefined;
}

/** The names in a field of several: `[]` when it says that there are none, undefined when that cannot be told. */
export function namesOf(element: Element | null): string[] | undefined {
  if (!element) return undefined;
  const names = new Set(
    all(element, 'a,[data-tag-text]')
      .map((it) => textOf(it))
      .filter(Boolean),
  );
  return names.size > 0 ? [...names] : wordsOf(element) === null ? [] : undefined;
}

/** One person, as a list. */
export function personOf(element: Element | null): string[] | undefined {
  const name = wordsOf(element);
  return name === undefined ? undefined : name === null ? [] : [name];
}
