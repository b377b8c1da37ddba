import type { StripPlace } from '../tracker.ts';

/**
 * Above the table of a list or navigator (2026-04), and before the lists of a backlog (2026-08). Boards have none: what
 * holds one has the height of the window, and would lose its end.
 */
export const stripPlaces: readonly StripPlace[] = [
  ['div:has(> [data-vc=issue-table-main-container])', '0 0 8px'],
  ['[data-testid$="backlog-content.scrollable"]', '0 0 8px'],
];
