import type { ProjectFact, Related } from '../../core/facts.ts';
import { keyOf } from '../../core/issue.ts';
import { all, first, textOf } from '../dom.ts';
import type { Page } from '../tracker.ts';
import { said } from './facts.ts';
import { locate } from './locate.ts';
import { NO_STATUS, NOT_SHOWN, PROJECT_TITLE, STATE_ICON, STATUS } from './selectors.ts';
import { stateOf } from './state.ts';

/** What the links of a page stand for. */

/** The page of an issue or pull request on the same host that a link leads to. */
export function targetOf(link: Element, page: Page): Page | null {
  const href = link.getAttribute('href') ?? '';
  const target = URL.canParse(href, page.url) ? locate(new URL(href, page.url), [page.host]) : null;
  return target?.host === page.host ? target : null;
}

/** An issue or pull request, with the state that the icon beside the link shows. */
export function relatedOf(link: Element, page: Page): Related | undefined {
  const ref = targetOf(link, page)?.ref;
  const icon = first(link.closest('li') ?? link, STATE_ICON);
  return ref
    ? {
        key: keyOf(ref),
        ...said({ title: wordsOf(link) || undefined, state: stateOf(icon?.outerHTML) }),
      }
    : undefined;
}

/** The text alone, without its description. */
export function wordsOf(link: Element): string {
  return textOf(link, NOT_SHOWN);
}

/** The first piece of text: behind it stands the due date. */
export function milestoneOf(link: Element): string {
  return wordsOf(all(link, '*').find((it) => it.childElementCount === 0 && textOf(it)) ?? link);
}

export function projectOf(place: Element): ProjectFact {
  const number = Number(/\/projects\/(\d+)/.exec(place.outerHTML)?.[1]) || undefined;
  const status = textOf(first(place, STATUS)) || (first(place, NO_STATUS) ? null : undefined);
  return { title: wordsOf(first(place, PROJECT_TITLE) ?? place), ...said({ number, status }) };
}

export type Value = string | { key?: string; title?: string };

/** What the elements that a person sees stand for: once each, as a row often links its issue by title and by number. */
export function valuesOf<T extends Value>(
  elements: readonly Element[],
  read: (element: Element) => T | undefined,
): T[] {
  const values = new Map<unknown, T>();
  for (const element of elements) {
    const value = element.closest(NOT_SHOWN) ? undefined : read(element);
    const id = typeof value === 'object' ? (value.key ?? value.title) : value;
    if (value && !values.has(id)) values.set(id, value);
  }
  return [...values.values()];
}

/** Of a list that holds one at most: that one, or null. */
export function only<T>(list: readonly T[] | undefined): T | null | undefined {
  return list && (list[0] ?? null);
}
