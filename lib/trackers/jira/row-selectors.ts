/** Selects by the end of a test id. */
const id = (name: string) => `[data-testid$="${name}"]`;

/** Rows and cards of boards, backlogs, tables and plans, and what stands in them. */
export const ROW = {
  row: `${id('board-kit.ui.card.card')},${id('board.content.cell.card')},${id('ui.issue-row')},${id('issue-row.merged-cell')},${id('accessible-card-key')},${id('scope.issues.issue.row')},.ghx-issue,.ghx-backlog-card,.ghx-issue-compact`,
  links: [id('issue-key-cell'), 'a[href*="/browse/"]'],
  // Software board, table, backlog, classic; the last two are a business board's and a plan's.
  titles: [
    `${id('card.ui.single-line-text.container.box')},${id('issue-summary-cell')},${id('screen-reader-key')} > div,.ghx-summary`,
    'a + div > span',
    'a + div button',
  ],
  type: 'img[src*="/issuetype/"][alt],.ghx-type[title],.ghx-field-icon[data-tooltip]',
  status: '[data-testid*="status.common.ui.status-lozenge"]',
  priority: `${id('priority.wrapper')},.ghx-priority[title]`,
  priorityIcon: 'img[src*="/priorities/"]',
  resolution: '[data-vc$="resolution-cell"]',
  assignee: id('assignee-field-static.avatar--label'),
  epic: '[data-epickey]',
  column: id('board.content.cell'),
  columnName: id('column-header.name'),
} as const;

/** A linked issue is a line without a hook of its own: found from its title's link. */
export const LINKED = {
  link: id('inline-read.link-item'),
  status: id('status-field-container'),
  nobody: id('read-only-assignee--person'),
} as const;
