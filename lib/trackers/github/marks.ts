import type { Found, IssueFacts } from '../../core/facts.ts';
import { first } from '../dom.ts';
import type { Row, RowReader } from '../row-reader.ts';
import type { Page, PageKind, Place } from '../tracker.ts';
import { CARD, CARD_TITLE, parentOf, ROW, readCard, readRow } from './rows.ts';
import { ISSUES } from './selectors.ts';
import { stripPlaces } from './strip-places.ts';
import { theme } from './theme.ts';

/** The second, muted line of a row: of the classic list of 2020, and of the React ones, which space their parts. */
const CLASSIC_LINE = '.opened-by';
const LINE = `[data-testid=list-row-repo-name-and-number], [data-testid=timestamp-container], ${CLASSIC_LINE}`;
/** Of a row that has no such part, the time it was opened. */
const OPENED = '[data-testid=created-at]';
/**
 * The key of a card and what stands beside it, by the button that opens its menu (2025-09). That shows under the pointer
 * only, and right behind the key: the mark stands behind it, as what covered it, or gave way, would be pressed by mistake.
 */
const CARD_LINE = '.js-context-menu-trigger';

/** Rows of a project's table and roadmap, which no capture holds: as other extensions of 2026-06 find them. */
const TABLE_ROW = '#memex-project-view-root [role=row]';
/** Of its cells the one with the title: others may link the parent, or pull requests. */
const TITLE_CELL = '[role=rowheader]';
/** Sub-issues, which stand in each other, and relations, which stand in groups: on an issue's page or beside a board. */
const SUB_ISSUE = '[data-testid=sub-issues-issue-container] [role=treeitem]';
const RELATION = '[data-testid=sidebar-relationships-section] li';
/** What a search has found. */
const RESULT = '[data-testid=results-list] > *';

/** Every kind of row: what finds it, and how it is read. The first that finds a row is meant. */
const KINDS: readonly [rows: string, read: RowReader['read']][] = [
  [CARD, (card, page) => rowOf(readCard(card, page), () => cardPlace(card))],
  [TABLE_ROW, (row, page) => entry(first(row, TITLE_CELL) ?? row, page, false)],
  [SUB_ISSUE, (row, page) => entry(row, page, true, { parent: parentOf(row, page) })],
  [RELATION, (row, page) => (first(row, 'ul') ? null : entry(row, page, true))],
  [RESULT, (row, page) => entry(row, page, false)],
  [ROW.row, (row, page) => rowOf(readRow(row, page), () => rowPlace(row))],
];

/** Rows of lists and cards of boards with the places of their marks. */
export const githubRows: RowReader = {
  sets: 'github rows',
  pageAt: (url) => ({ kind: kindAt(url), url, host: url.host, key: '' }),
  rows: KINDS.map(([rows]) => rows).join(),
  attributes: ['href', 'data-hovercard-subject-tag'],
  busy: 'react-app[data-ssr=true]:not(.loaded)',
  read: (row, page) => KINDS.find(([rows]) => row.matches(rows))?.[1](row, page) ?? null,
  strips: stripPlaces,
  hasStrip: ({ kind }) => kind !== 'issue' && kind !== 'pull',
  theme,
};

function kindAt({ pathname }: URL): PageKind {
  if (/\/projects\//.test(pathname)) return 'project-board';
  return /\/pulls/.test(pathname) ? 'pull-list' : 'issue-list';
}

function rowOf(facts: IssueFacts | null, find: () => Place | undefined, isAside = false): Row | null {
  return (
    facts && {
      facts,
      isAside,
      get place() {
        return find();
      },
    }
  );
}

/** What shows no more than an icon and a title, and has its mark behind it and what stands beside it. */
function entry(place: Element, page: Page, isAside: boolean, more?: Found): Row | null {
  return rowOf(readCard(place, page, more), () => entryPlace(place), isAside);
}

function entryPlace(place: Element): Place | undefined {
  const line = first(place, ISSUES);
  if (!line) return undefined;
  const anchor = line.parentElement;
  if (anchor && place.closest(TABLE_ROW)) return { anchor, how: 'append', size: 'row', full: [line, place] };
  // Sub-issues stand in each other, each with a line of its own.
  const own = [...place.children].find((child) => child !== line && child.contains(line));
  return { anchor: (place.matches(SUB_ISSUE) && own) || place, line, how: 'append', size: 'row' };
}

function rowPlace(row: Element): Place | undefined {
  const part = first(row, LINE) ?? first(row, OPENED);
  const anchor = part?.parentElement;
  if (!part || !anchor || anchor === row) return undefined;
  return {
    anchor,
    how: 'append',
    size: 'row',
    full: [part, anchor],
    gap: part.matches(CLASSIC_LINE) ? 0 : 4,
  };
}

function cardPlace(card: Element): Place | undefined {
  const anchor = first(card, CARD_LINE)?.parentElement;
  if (!anchor) return undefined;
  return { anchor, how: 'after', size: 'card', full: [first(card, CARD_TITLE) ?? anchor, card] };
}
