/**
 * Where things stand on Jira's pages. Two generations share each selector, as no page holds both: Cloud by the ends of
 * its test ids (2026-04 to 2026-08), Server and Data Center by ids and classes (2015 to 9.10).
 */
export const STATUS = '[data-testid$=".status-button.status-button"]';

/** Links that name the shown issue. */
export const SHOWN = '[data-testid$="current-issue.item"],#key-val,.ghx-fieldname-issuekey a';

/**
 * Lines that a badge can end, best first. Beside the status button there are 32 px; the row also holds Automation and
 * the like, so the badge comes last. A key's line is 20 px high; the bar below it on classic pages holds transitions
 * and Delete and is left alone.
 */
export const LINES = [
  [`:has(> [data-testid$="status.status-field-wrapper"], > ${STATUS})`, 'title', 'append'],
  [SHOWN, 'row', 'after'],
] as const;
