import { first } from '../trackers/dom.ts';
import type { StripPlace } from '../trackers/tracker.ts';

/** A style that keeps the strip's room until it stands there, for a page that has not drawn its list yet. */
export function roomOf(places: readonly StripPlace[]): string {
  const room = ([into, margin, below]: StripPlace) =>
    margin &&
    `${into}:not(:has(>plumbline-strip))::before{content:"";display:block;flex:none;height:40px;margin:${margin}}` +
      (below ? `${below}{min-height:0}` : '');
  return places.map(room).join('');
}

/** Whether nobody sees it when the list stands lower by that room, where it would. */
export function mayMakeRoom(places: readonly StripPlace[]): boolean {
  return performance.getEntriesByType('paint').length === 0 || !stripPlace(places)?.margin;
}

/** Where the strip goes, now; undefined while the page has not drawn it. */
export function stripPlace(places: readonly StripPlace[]): { into: Element; margin: string } | undefined {
  for (const [selector, margin] of places) {
    // What is in it is found, or not, in much less time than what has it in it.
    const [, part] = /:has\(> (.*)\)$/.exec(selector) ?? [];
    const inside = part && first(document, part)?.parentElement;
    const into =
      part === undefined || (inside && !inside.matches(selector)) ? first(document, selector) : inside;
    if (into) return { into, margin };
  }
  return undefined;
}
