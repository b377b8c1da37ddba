import type { StripPlace } from '../tracker.ts';

/**
 * Above the search box: of the React list of 2025-09, the board of 2025-09, the classic list of 2020. Above the rows
 * alone: the React list of 2026-09, a classic milestone, a search. No page may have two of them: each keeps its room.
 */
export const stripPlaces: readonly StripPlace[] = [
  ['div:has(> [data-testid=list-header])', '0'],
  ['#memex-project-view-root > [role=tabpanel]', '12px 16px 0'],
  ['.js-check-all-container', '0 0 16px'],
  [
    '.js-milestone-issues-container:not(:has(.js-check-all-container), .js-check-all-container *)',
    '0 0 16px',
  ],
  ['react-app[app-name=pull-requests] div:has(> [id$=-list-view-container])', '0 0 16px'],
  ['div:has(> [data-testid=results-list])', '0 0 16px'],
];
