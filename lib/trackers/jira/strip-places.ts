import type { StripPlace } from '../tracker.ts';

const BOARD = '[data-testid="board.content.board-wrapper"]';

/** Where the page has no room to give, the line behind which the strip is laid. */
export const STRIP_LINE = '#ghx-view-selector';

/**
 * Above the table of a list or navigator (2026-04) and the columns of a board (2026-04; software since 2026-09), before the
 * lists of a backlog (2026-08), the columns of an older software board, and the table of Data Center's navigator. Data
 * Center works out the heights of its boards and backlogs by script, and draws what they hold anew each time, but not the
 * header above them, which its page has from the start: there the strip is laid behind the board's name (by what
 * extensions of up to 2026-07 look for).
 */
export const stripPlaces: readonly StripPlace[] = [
  ['div:has(> [data-vc=issue-table-main-container])', '0 0 8px'],
  [`div:has(> div > ${BOARD})`, '16px 24px 0', `div:has(> ${BOARD})`],
  ['[data-testid$="backlog-content.scrollable"]', '0 0 8px'],
  ['[data-testid$="board.scroll.board-scroll"]', '0 0 8px'],
  ['div:has(> .issue-table-container)', '0 0 8px'],
  [`#ghx-header:has(${STRIP_LINE})`, ''],
];
