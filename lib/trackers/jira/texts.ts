import { all } from '../dom.ts';
import { linkedKey } from './issue-at.ts';
import { word } from './json.ts';

/*
 * Values as they stand on a page, of the elements that a selector found: null when the page says that there is none,
 * undefined when that cannot be told.
 */

/** What Jira writes where a field holds nothing. In other languages such a field stays unread here. */
const EMPTY = /^(None|Unassigned|Unresolved)$/;

/** What the first is called or dated, else its text. */
export function wordsIn([element]: readonly Element[]): string | null | undefined {
  const text = word(
    element?.getAttribute('alt') || element?.getAttribute('datetime') || element?.textContent,
  );
  return EMPTY.test(text ?? '') ? null : text;
}

/** Names in a field of several. */
export function namesIn(found: readonly Element[]): string[] | null | undefined {
  const names = found.flatMap((field) => all(field, 'a,[data-tag-text]'));
  const texts = names.flatMap((it) => word(it.textContent) ?? []);
  return texts.length > 0 ? texts : wordsIn(found) === null ? null : undefined;
}

/** Several sprints stand in one line, parted by commas that a name may hold too. */
export function sprintIn(found: readonly Element[]): string | null | undefined {
  const words = wordsIn(found);
  return words?.includes(',') ? undefined : words;
}

/** Classic status lozenges carry their category as a class. */
export function categoryIn([lozenge]: readonly Element[]): string | undefined {
  return /lozenge-(new|indeterminate|done)\b/.exec(lozenge?.getAttribute('class') ?? '')?.[1];
}

/** The issue that the last link leads to: the nearest. */
export function parentIn(found: readonly Element[]): { key: unknown } {
  const links = found.map((it) => all(it, 'a')[0] ?? it);
  return { key: links.map((link) => linkedKey(link)).findLast(Boolean) };
}
