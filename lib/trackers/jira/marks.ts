import { first } from '../dom.ts';
import type { RowReader } from '../row-reader.ts';
import type { Page, PageKind, Place } from '../tracker.ts';
import { ourKey, siteAt } from './issue-at.ts';
import { CALENDAR, CARDS, CLASSIC, LINKED, ROW, TABLE_ROW } from './row-selectors.ts';
import { linkedLine, readRow, wordedKeys } from './rows.ts';
import { stripPlaces } from './strip-places.ts';
import { theme } from './theme.ts';

/** A row of a table has room in the cell of its title alone. */
const CELL = '[data-testid$="issue-row.merged-cell"],td';

/** Rows of lists, cards of boards, and what is below or linked to an issue, with the places of their marks. */
export const jiraRows: RowReader = {
  sets: 'jira',
  pageAt: (url) => ({ kind: kindAt(url), url, host: url.host, key: '', ...siteAt(url) }),
  rows: `${ROW.row},${LINKED.link}`,
  attributes: ['href', 'id', 'data-testid', 'data-issue-key', 'data-issuekey'],
  // Nothing tells when Jira has taken over what its server has drawn.
  busy: ':not(*)',
  read(row, page) {
    const facts = readRow(row, page);
    return (
      facts && {
        facts,
        get place() {
          return placeIn(row, page, facts.key);
        },
      }
    );
  },
  strips: stripPlaces,
  // Not above an issue's own rows, nor above what scrolls with its dates.
  hasStrip: ({ kind }, row) =>
    kind === 'issue-list'
      ? row.matches(`${TABLE_ROW},tr[data-issuekey]`)
      : kind === 'backlog' || kind === 'board',
  theme,
};

/** Over the room that the line of its key leaves: the lines of Jira's cards and rows have none to give (lay-free.ts). */
function placeIn(row: Element, { host }: Page, key: string): Place | undefined {
  const isLink = row.matches(LINKED.link);
  const worded = wordedKeys(row, host).find(({ data }) => ourKey(host, data) === key);
  const title = row.matches(CLASSIC.row) ? first(row, CLASSIC.title) : undefined;
  const event = row.matches(CALENDAR.card) ? (first(row, CALENDAR.within) ?? row) : undefined;
  const line = isLink ? row : (title ?? first(row, ROW.line) ?? worded?.parentElement ?? event);
  const cell = line?.closest(CELL);
  const anchor = isLink ? linkedLine(row) : cell && row.contains(cell) ? cell : (event ?? row);
  if (!line || !anchor) return undefined;
  return { anchor, line, how: 'append', size: row.matches(CARDS) ? 'card' : 'row' };
}

/** By the last word of an address that tells. */
function kindAt({ pathname, search }: URL): PageKind {
  const found = /.*(backlog|planning|timeline|calendar|board)/.exec((pathname + search).toLowerCase())?.[1];
  // What the expression finds are kinds of pages.
  return found === 'planning' ? 'backlog' : ((found ?? 'issue-list') as PageKind);
}
