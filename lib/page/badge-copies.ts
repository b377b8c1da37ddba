import { addStyle, badgeStyle, drawButton } from './badge.ts';

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
 * The style of all that shows a state: one sheet for all roots that look the same, where the browser lets a content script
 * share one (Firefox does not).
 * @param more what this has over the badge
 */
export function shareStyle(root: ShadowRoot, more: string): void {
  try {
    let sheet = sheets.get(more);
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(badgeStyle(more));
      sheets.set(more, sheet);
    }
    root.adoptedStyleSheets = [sheet];
  } catch {
    addStyle(root, more);
  }
}
