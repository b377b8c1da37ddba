import { first } from '../dom.ts';
import type { Row, RowReader } from '../row-reader.ts';
import type { Place } from '../tracker.ts';
import { listAt } from './list-at.ts';
import { locate } from './locate.ts';
import { CARD, ROW, readCard, readRow } from './rows.ts';
import { ISSUES } from './selectors.ts';
import { stripPlaces } from './strip-places.ts';
import { theme } from './theme.ts';

/** The second, muted line of a row: of the classic list of 2020, and of the React one of 2025-09, which spaces its parts. */
const CLASSIC_LINE = '.opened-by';
const LINE = `[data-testid=list-row-repo-name-and-number], ${CLASSIC_LINE}`;
/** Of a row that has no such part, the time it was opened. */
const OPENED = '[data-testid=created-at]';
/** The key of a card and what stands beside it, by the button that opens its menu (2025-09). */
const CARD_LINE = '.js-context-menu-trigger';

/** Rows of a project's table, which no capture holds: as other extensions of 2026-06 find them. */
const TABLE_ROW = '#memex-project-view-root [role=row]';

/** Rows of lists and cards of boards with the places of their marks. */
export const githubRows: RowReader = {
  sets: ['list 2025-09', 'list 2020', 'board 2025-09', 'table 2026-06'],
  pageAt: (url) => locate(url, [url.host]) ?? { kind: 'issue-list', url, host: url.host, key: '' },
  keyAt: (url) => listAt(url) ?? '',
  rows: `${ROW.row}, ${CARD}, ${TABLE_ROW}`,
  attributes: ['href', 'data-hovercard-subject-tag'],
  busy: 'react-app[data-ssr=true]:not(.loaded)',
  read(row, page) {
    if (row.matches(TABLE_ROW)) return rowOf(readCard(row, page), cellPlace(row));
    return row.matches(CARD)
      ? rowOf(readCard(row, page), cardPlace(row))
      : rowOf(readRow(row, page), rowPlace(row));
  },
  strips: stripPlaces,
  theme,
};

function rowOf(facts: ReturnType<typeof readRow>, place: Place | undefined): Row | null {
  return facts && { facts, ...(place && { place }) };
}

function rowPlace(row: Element): Place | undefined {
  const part = first(row, LINE) ?? first(row, OPENED);
  const anchor = part?.parentElement;
  if (!part || !anchor || anchor === row) return undefined;
  return { anchor, how: 'append', size: 'row', gap: part.matches(CLASSIC_LINE) ? 0 : 4 };
}

function cardPlace(card: Element): Place | undefined {
  const anchor = first(card, CARD_LINE)?.parentElement;
  return anchor ? { anchor, how: 'after', size: 'card' } : undefined;
}

function cellPlace(row: Element): Place | undefined {
  const anchor = first(row, ISSUES)?.parentElement;
  return anchor && anchor !== row ? { anchor, how: 'append', size: 'row' } : undefined;
}
