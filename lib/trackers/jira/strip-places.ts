import type { StripPlace } from '../tracker.ts';

const BOARD = '[data-testid="board.content.board-wrapper"]';

/**
 * Above the table of a list or navigator (2026-04) and the columns of a board (2026-04; software since 2026-09), before the
 * lists of a backlog (2026-08), the columns of an older software board, and the table of Data Center's navigator. Its boards
 * and backlogs have none: their heights are worked out by script, or what they hold is drawn anew each time.
 */
export const stripPlaces: readonly StripPlace[] = [
  ['div:has(> [data-vc=issue-table-main-container])', '0 0 8px'],
  [`div:has(> div > ${BOARD})`, '16px 24px 0', `div:has(> ${BOARD})`],
  ['[data-testid$="backlog-content.scrollable"]', '0 0 8px'],
  ['[data-testid$="board.scroll.board-scroll"]', '0 0 8px'],
  ['div:has(> .issue-table-container)', '0 0 8px'],
];
