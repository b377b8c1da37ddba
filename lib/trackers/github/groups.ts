import { all, first } from '../dom.ts';
import { type GroupReader, placesOf } from '../group-reader.ts';

/** A column of a project's board, its name, and what begins the line with that and the column's menu (2025-09). */
const COLUMN = '[data-board-column]';
const NAME = 'h2';
const START = `:has(> div > button) > div:has(${NAME})`;

/** The name of a group of a table or roadmap, as of what has one parent, and the line of its header (2025). */
const GROUP_NAME = '[data-testid=group-name]';
const GROUP_LINE = '[data-testid*=group-header]';

export const githubGroups: GroupReader = () => {
  // Between both ends of the line: what holds it scrolls, and would leave behind what is laid over it.
  const inColumn = placesOf((column) => ({ anchor: first(column, START), how: 'after' }));
  const inGroup = placesOf((group) => {
    // Where groups are not held apart, nothing says whose a row is.
    const [line, another] = all(group, GROUP_NAME);
    const anchor = line?.closest(GROUP_LINE) ?? line?.parentElement ?? undefined;
    return { anchor: another ? undefined : anchor, how: 'append', line };
  });
  const hasGroups = first(document, `#memex-project-view-root ${GROUP_NAME}`) !== undefined;
  return (row) => [
    ...inColumn(row.closest(COLUMN)),
    ...(hasGroups ? inGroup(row.closest(`:has(${GROUP_NAME})`)) : []),
  ];
};
