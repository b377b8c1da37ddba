import { all, first, textOf } from '../dom.ts';
import { EMPTY, NOT_SHOWN, SECTION, SECTION_HEADING } from './selectors.ts';

/** The section of a sidebar whose heading or id begins so. */
export function sectionNamed(root: Element, name: RegExp): Element | undefined {
  return all(root, SECTION).find((section) => {
    const id = (section.getAttribute('data-testid') ?? '').replace('sidebar-', '');
    return name.test(textOf(first(section, SECTION_HEADING))) || name.test(id);
  });
}

/**
 * The values of the links that a person sees in the section: `[]` when it says that it is empty, undefined when it is
 * missing, loading or broken.
 */
export function listIn<T extends string | { key?: string; title?: string }>(
  section: Element | undefined,
  links: string,
  read: (link: Element) => T | null | undefined,
): T[] | undefined {
  if (!section) return undefined;
  const values = new Map<unknown, T>();
  for (const link of all(section, links)) {
    const value = link.closest(NOT_SHOWN) ? null : read(link);
    const id = typeof value === 'string' ? value : (value?.key ?? value?.title);
    // A row often links to the same issue twice, by its title and by its number.
    if (value && !values.has(id)) values.set(id, value);
  }
  return values.size > 0 || EMPTY.test(textOf(section, NOT_SHOWN)) ? [...values.values()] : undefined;
}
