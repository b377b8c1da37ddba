import { first } from '../dom.ts';
import { type GroupReader, placesOf } from '../group-reader.ts';

/** A column of a project's board, its name, and the line with that and the column's menu (2025-09). */
const COLUMN = '[data-board-column]';
const NAME = 'h2';
const LINE = `div:has(> div ${NAME}):has(> div > button)`;

export const githubGroups: GroupReader = () => {
  const placesIn = placesOf((column) => ({ anchor: first(column, LINE), line: first(column, NAME) }));
  return (row) => placesIn(row.closest(COLUMN));
};
