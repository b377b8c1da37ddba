import { type ProjectFact, type Related, said } from '../../core/facts.ts';
import { first, textOf } from '../dom.ts';
import type { Page } from '../tracker.ts';
import { projectFact } from './facts.ts';
import { keyAt } from './issue-at.ts';
import { NOT_SHOWN, PROJECT_TITLE, STATE_ICON, STATUS } from './selectors.ts';
import { stateOf } from './state.ts';

/** What the links of a page stand for. */

/** An issue or pull request on the page's own host, with the state that the icon beside the link shows. */
export function relatedOf(link: Element, { host }: Page): Related | undefined {
  const key = keyAt(link.getAttribute('href'), host);
  const icon = first(link.closest('li') ?? link, STATE_ICON);
  return key ? said<Related>({ key, title: wordsOf(link), state: stateOf(icon?.outerHTML) }) : undefined;
}

/** The text that a person sees, without its description. */
export function wordsOf(link: Element): string {
  return textOf(link, NOT_SHOWN);
}

export function projectOf(place: Element): ProjectFact {
  const html = place.outerHTML;
  const noStatus = /statusField.*fieldPlaceholder/s.test(html) ? null : undefined;
  return projectFact(
    wordsOf(first(place, PROJECT_TITLE) ?? place),
    /\/projects\/(\d+)/.exec(html)?.[1],
    textOf(first(place, STATUS)) || noStatus,
  );
}

export type Value = string | { key?: string; title?: string };

/** What the elements that a person sees stand for: once each, as a row often links its issue by title and by number. */
export function valuesOf<T extends Value>(
  elements: readonly Element[],
  read: (element: Element) => T | undefined,
): T[] {
  const values = elements.filter(wordsOf).map(read);
  const names = values.map((value) => (typeof value === 'object' ? (value.key ?? value.title) : value));
  return values.filter((value, i): value is T => value !== undefined && names.indexOf(names[i]) === i);
}

/** Of a list that holds one at most: that one, or null. */
export function only<T>(list: readonly T[] | undefined): T | null | undefined {
  return list && (list[0] ?? null);
}
