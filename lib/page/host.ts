import { all } from '../trackers/dom.ts';

/** The badge's host element. */
export const TAG = 'plumbline-badge';

/**
 * Takes away what an earlier script of ours left behind, and what the page has copied.
 * @param except the badge of the page's issue: then those of rows stay too
 */
export function removeBadges(except?: Element): void {
  for (const badge of all(document, except ? `${TAG}:not([data-row])` : TAG))
    if (badge !== except) badge.remove();
}

export const SVG = '2000/svg';

/** The document is asked through its prototype: an `<img name=createElementNS>` would stand in for its member. */
export function make(tag: string): HTMLElement;
export function make(tag: string, language: typeof SVG): Element;
export function make(tag: string, language = '1999/xhtml'): Element {
  return Document.prototype.createElementNS.call(document, `http://www.w3.org/${language}`, tag);
}
