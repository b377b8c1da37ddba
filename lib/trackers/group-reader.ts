import type { Place } from './tracker.ts';

/** What the issue of a row hangs from is called; undefined where that is not known, or not yet. */
export type ParentOf = (row: Element) => string | undefined;

/**
 * Looks at a page's groups of rows, as it stands now: the columns of a board, the containers of a backlog.
 * @param parentOf asks for what the page does not say
 * @returns for a row, where the counts of each group that it is in belong: in the line of the group's header
 */
export type GroupReader = (parentOf: ParentOf) => (row: Element) => Place[];

/**
 * Each group is looked at once, whatever number of rows it has.
 * @param headerOf with a line: the counts are laid over the room that it leaves in the anchor
 */
export function placesOf(
  headerOf: (group: Element) => {
    anchor: Element | undefined;
    how: Place['how'];
    line?: Element | undefined;
  },
): (group: Element | null) => Place[] {
  const found = new Map<Element, Place[]>();
  return (group) => {
    if (!group) return [];
    const known = found.get(group);
    if (known) return known;
    const { anchor, how, line } = headerOf(group);
    const places: Place[] = anchor ? [{ anchor, how, size: 'mark', ...(line && { line }) }] : [];
    found.set(group, places);
    return places;
  };
}
