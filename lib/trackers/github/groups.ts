import { first } from '../dom.ts';
import { type GroupReader, placesOf } from '../group-reader.ts';

/** A column of a project's board, its name, and what begins the line with that and the column's menu (2025-09). */
const COLUMN = '[data-board-column]';
const NAME = 'h2';
const START = `:has(> div > button) > div:has(${NAME})`;

/** Between both ends of the line: what holds it scrolls, and would leave behind what is laid over it. */
export const githubGroups: GroupReader = () => {
  const placesIn = placesOf((column) => ({ anchor: first(column, START), how: 'after' }));
  return (row) => placesIn(row.closest(COLUMN));
};
