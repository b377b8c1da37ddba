import type { Author, ProjectFact, Related } from '../../core/facts.ts';
import { keyOf } from '../../core/issue.ts';
import { all, first, textOf } from '../dom.ts';
import type { Page } from '../tracker.ts';
import { botOr } from './from-embedded.ts';
import { iconOf, stateOfIcon } from './heading.ts';
import { refOfLink } from './locate.ts';
import { EMPTY, NOT_SHOWN, VIEWER } from './selectors.ts';

/**
 * Reading one section of a sidebar, of whichever generation: its values where it holds some, null or `[]` where it says
 * that it is empty, undefined where it is missing, loading or broken.
 */

/** A section by the start of its heading. */
export function sectionNamed(
  root: Element,
  headings: string,
  sections: string,
  name: RegExp,
): Element | null {
  const heading = all(root, headings).find((it) => name.test(textOf(it)));
  return heading?.closest(sections) ?? null;
}

/** Values of the links that a person sees in the section. */
export function listIn<T>(
  section: Element | null,
  links: string,
  read: (link: Element) => T | null,
): T[] | undefined {
  if (!section) return undefined;
  const shown = all(section, links).filter((link) => !link.closest(NOT_SHOWN));
  const found = shown.map(read).filter((value) => value !== null);
  if (found.length > 0) return found;
  return saysEmpty(section) ? [] : undefined;
}

/** As `listIn`, for a section of at most one value. */
export function oneIn<T>(
  section: Element | null,
  links: string,
  read: (link: Element) => T | null,
): T | null | undefined {
  const list = listIn(section, links, read);
  return list && (list[0] ?? null);
}

export function saysEmpty(section: Element): boolean {
  return EMPTY.test(textOf(section, `${NOT_SHOWN}, h3, .discussion-sidebar-heading`));
}

export const PEOPLE = 'a[href]:not([href*="?"])';
export const LABELS = 'a[href*="label"]';
export const MILESTONES = 'a[href*="/milestone/"]';
export const PROJECTS = 'a[href*="/projects/"]';
export const ISSUES = 'a[href*="/issues/"], a[href*="/pull/"]';

/** The one that a link to a person or an app names. */
export function personOf(link: Element | null, page: Page): Author | null {
  const href = link?.getAttribute('href');
  if (!href || !URL.canParse(href, page.url)) return null;
  const [first, name] = new URL(href, page.url).pathname.split('/').filter(Boolean);
  if (!first || (name && first !== 'apps')) return null;
  return botOr(decodeURIComponent(name ?? first), name !== undefined);
}

export function labelOf(link: Element): string | null {
  return textOf(link, NOT_SHOWN) || null;
}

/** The first piece of text alone: after it stands the due date. */
export function milestoneOf(link: Element): string | null {
  const leaf = all(link, '*').find((it) => it.childElementCount === 0 && textOf(it, NOT_SHOWN));
  return link.getAttribute('title') || textOf(leaf ?? link, NOT_SHOWN) || null;
}

export function projectOf(place: Element): ProjectFact | null {
  const link = place.matches(PROJECTS) ? place : first(place, PROJECTS);
  const title = textOf(link ?? first(place, VIEWER.projectTitle), NOT_SHOWN);
  const number = /\/projects\/(\d+)/.exec(link?.getAttribute('href') ?? '')?.[1];
  const status = first(place, VIEWER.projectStatus);
  const value = status && textOf(first(status, VIEWER.statusValue));
  const none = status && first(status, VIEWER.noStatus);
  if (!title) return null;
  return {
    title,
    ...(number ? { number: Number(number) } : {}),
    ...(value ? { status: value } : none ? { status: null } : {}),
  };
}

const ICON = 'svg[class*="octicon-issue"], svg[class*="octicon-git"], svg.octicon-skip';

/** The issue or pull request that a link of a list leads to. */
export function relatedOf(link: Element, page: Page): Related | null {
  const ref = refOfLink(link, page);
  if (!ref) return null;
  const title = textOf(link, NOT_SHOWN);
  const { state } = stateOfIcon(iconOf(first(link.closest('li') ?? link, ICON)));
  return { key: keyOf(ref), ...(title ? { title } : {}), ...(state ? { state } : {}) };
}

/** A list without the same issue twice: a row often links to it by its title and by its number. */
export function once(list: Related[] | undefined): Related[] | undefined {
  return list?.filter(({ key }, i) => list.findIndex((other) => other.key === key) === i);
}
