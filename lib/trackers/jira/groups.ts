import { all, first } from '../dom.ts';
import { type GroupReader, placesOf } from '../group-reader.ts';
import { CLOUD_BACKLOG, epicPlaces } from './epic-panel.ts';

type Kind = { group: string; header: string; name: string };

/** Columns of Cloud's boards, software and business, and the sprints of its backlog (2026); sprints of the classic one. */
const KINDS: readonly Kind[] = [
  {
    group: '[data-testid="platform-board-kit.ui.column.draggable-column.styled-wrapper"]',
    header: '[data-testid$="column-header.header.column-header-container"]',
    name: '[data-testid$="column-title.column-name"]',
  },
  {
    group: '[data-testid="board.content.cell"]',
    header: '[data-testid="board.content.cell.column-header"]',
    name: '[data-testid="board.content.cell.column-header.name"]',
  },
  {
    group: CLOUD_BACKLOG,
    header: ':has(> [data-testid="software-backlog.card-list.left-side"])',
    name: '[data-testid="software-backlog.card-list.left-side"]',
  },
  { group: '.ghx-backlog-container', header: '.ghx-backlog-header', name: '.ghx-name' },
];

/** Classic columns, one for each swimlane, and their headers, which stand once above all of them. */
const CLASSIC_COLUMN = '.ghx-column[data-column-id]';
const CLASSIC_HEADER = '.ghx-column-headers .ghx-column, #ghx-column-headers .ghx-column';

/** An epic in the panel beside a classic backlog, its label, and that label in a row of the backlog. */
const EPIC = '.ghx-classification-item';
const EPIC_LABEL = '[data-fieldname=epicLabel]';
const LOZENGE = '[data-epickey]';

const GROUPS = [...KINDS.map(({ group }) => group), CLASSIC_COLUMN].join();

const wordsOf = ({ textContent }: Element) => textContent?.trim();

export const jiraGroups: GroupReader = (parentOf) => {
  const headers = new Map(
    all(document, CLASSIC_HEADER).map((header) => [header.getAttribute('data-id'), header]),
  );
  const placesIn = placesOf((group) => {
    const kind = KINDS.find((one) => group.matches(one.group));
    const anchor = kind ? first(group, kind.header) : headers.get(group.getAttribute('data-column-id'));
    const line = anchor && first(anchor, kind?.name ?? 'h2');
    return { anchor: line && anchor, how: 'append', line };
  });
  const epics = Map.groupBy(all(document, `${EPIC} ${EPIC_LABEL}`), wordsOf);
  const placesAt = placesOf((line) => ({ anchor: line.closest(EPIC) ?? undefined, how: 'append', line }));
  const inPanel = epicPlaces();
  return (row) => {
    const epic = first(row, LOZENGE);
    // Two epics may be called the same.
    const [label, another] = (epic && epics.get(wordsOf(epic))) ?? [];
    const parent = row.closest(CLOUD_BACKLOG) ? parentOf(row) : undefined;
    return [
      ...placesIn(row.closest(GROUPS)),
      ...(label && !another ? placesAt(label) : []),
      ...(parent ? inPanel(parent) : []),
    ];
  };
};
