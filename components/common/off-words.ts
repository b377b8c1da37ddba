import { PART_NAMES, type Part } from '../../lib/core/parts.ts';
import { clockTime, dayWords, localDate } from '../../lib/core/week.ts';

/** A part that switched itself off on one kind of a host's pages, as its place was not found. */
export type OffPart = {
  part: Part;
  host: string;
  /** `project-board`. */
  pageKind: string;
  /** The dated selector sets that were tried. */
  sets: readonly string[];
  /** ISO 8601: the first of the visits in a row that did not find it. */
  since: string;
};

/** What each part is put at. */
const PLACES: Readonly<Record<Part, string>> = {
  'title-badge': 'The line below the title',
  'pane-badge': 'The pane’s own line',
  'list-mark': 'The row’s own line',
  'board-mark': 'The card’s title',
  strip: 'The head of the list',
};

/** What is off, and why. @param at ISO 8601: now */
export function offWords(
  { part, host, pageKind, sets, since }: OffPart,
  at: string,
): { title: string; why: string } {
  const day = localDate(new Date(since));
  const when = day === localDate(new Date(at)) ? 'today' : dayWords(day);
  const where = `${pageKind.replaceAll('-', ' ')}, selectors ${sets.join(', ')}`;
  return {
    title: `${PART_NAMES[part]} is off on ${host}`,
    why: `${PLACES[part]} was not found (${where}) since ${when} ${clockTime(since)}. The rest of the page works.`,
  };
}
