import css from './badge.css?inline';
import { make } from './make.ts';

let sheet: CSSStyleSheet | undefined;

/**
 * Styles a badge's root. One constructed sheet serves all roots; where a content script may not hand one to the page's
 * own objects, as in Firefox, each root carries the same rules as text.
 */
export function styleRoot(root: ShadowRoot): void {
  try {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    }
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = make('style');
    style.textContent = css;
    root.append(style);
  }
}
