import { all, first, textOf } from '../dom.ts';
import type { Page } from '../tracker.ts';
import { PILL, ROOT, TITLE } from './selectors.ts';

/** The heading of the issue that is asked for, wherever on the page it stands. */
export type Heading = {
  title: string;
  /** The state pill; undefined while it is not drawn. */
  pill: Element | undefined;
  /** What holds all that is shown of the issue: a panel, or the page. */
  root: Element;
};

/** The heading with this number: in a soft navigation the page may still show the issue before. */
export function findHeading({ key }: Page, doc: Document): Heading | undefined {
  for (const element of all(doc, TITLE)) {
    const number = /#\s*(\d+)/.exec(textOf(element.closest('h1, h2'), TITLE))?.[1];
    const root = element.closest(ROOT);
    const title = textOf(element);
    if (root && title && key.endsWith(`#${number}`)) return { title, pill: first(root, PILL), root };
  }
  return undefined;
}
