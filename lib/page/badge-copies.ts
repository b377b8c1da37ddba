import { addStyle, drawButton, sheetOf } from './badge.ts';

/** What makes many badges on one page cheap. */

let drawn: HTMLElement | undefined;

/** A copy of what is in a badge, with all that is in it: much cheaper than to make it anew. */
export function copyButton(): HTMLElement {
  drawn ??= drawButton();
  // Said of any node, and a copy is what it was copied from.
  return drawn.cloneNode(true) as HTMLElement;
}

/** By what each has over the badge. */
const sheets = new Map<string, CSSStyleSheet>();

/**
 * The style of all that shows a state: one sheet for all roots that look the same, where a browser lets a content script
 * share one.
 * @param more what this has over the badge
 */
export function shareStyle(root: ShadowRoot, more: string): void {
  if (import.meta.env.FIREFOX) {
    addStyle(root, more);
    return;
  }
  const sheet = sheets.get(more) ?? sheetOf(more);
  sheets.set(more, sheet);
  root.adoptedStyleSheets = [sheet];
}
