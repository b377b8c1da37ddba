/** Selects by the end of a test id, and by what begins one that ends in an issue's key or number. */
const id = (name: string) => `[data-testid$="${name}"]`;
const ofOne = (name: string) => `[data-testid*="${name}"]`;

export const TABLE_ROW = id('ui.issue-row');
const BACKLOG_ROW = ofOne('card-list.card.content-container.');
const BUSINESS_CARD = id('board.content.cell.card');
const SPLIT_ROW = ofOne('card-list.card.list-item');
const TIMELINE_ROW = ofOne('timeline-table.components.list-item.container-');
const PLAN_ROW = id('scope.issues.issue.row');

/**
 * Cards of a calendar, business and software. Known of 2026-04: those without a date beside it, by its ids, and that its
 * days are drawn by FullCalendar, whose names for what stands in a day are public. What a card in a day holds is assumed:
 * its key as words of their own, or as something in it is called.
 */
export const CALENDAR = {
  card: `${id('panel-card-list.container')} li,[data-testid=calendar] [class*=event-harness]`,
  within: '.fc-event-main',
  sprint: ofOne('sprint-renderer'),
} as const;

export const CARDS = `${id('board-kit.ui.card.card')},${BUSINESS_CARD},.ghx-issue`;

/** Classic rows whose key has no room behind it, and their title, which may have. */
export const CLASSIC = {
  row: '.ghx-backlog-card,.ghx-issue-compact,tr[data-issuekey]',
  title: '.ghx-summary,.summary a:not(.parentIssue)',
} as const;

/** What people write and what happened: it may mention issues, and is none. */
export const WRITTEN =
  '.ak-renderer-document,.ProseMirror,[contenteditable],[data-testid*="activity"],[data-testid*="comment"],#activitymodule,.user-content-block';

/** A linked issue is found from its title's link; its line has no hook of its own. */
export const LINKED = {
  link: id('inline-read.link-item'),
  status: id('status-field-container'),
  nobody: id('read-only-assignee--person'),
} as const;

/**
 * Rows and cards of boards, backlogs, tables, timelines, plans and calendars, and what stands in them. What is part of a
 * table's or a backlog's row counts on its own where it was found without one.
 */
export const ROW = {
  row: `${CARDS},${TABLE_ROW},${id('issue-row.merged-cell')}:not(${TABLE_ROW} *),${BACKLOG_ROW},${id('accessible-card-key')}:not(${BACKLOG_ROW} *),${SPLIT_ROW},${TIMELINE_ROW},${PLAN_ROW},${CALENDAR.card},.ghx-backlog-card,.ghx-issue-compact:not(.ghx-backlog-card *),tr[data-issuekey]`,
  // The shown key, as a link. A row may link to its issue's parent, too.
  line: `${id('issue-key-cell')},${id('card-contents.key')},${id('common.ui.key.key')} a,${id('summary.key')},.ghx-key[href],.ghx-key a`,
  // Software board, table, backlog, split view, timeline, classic; the last are a business board's, a plan's and a calendar's.
  titles: [
    `${id('card.ui.single-line-text.container.box')},${id('issue-summary-cell')},${ofOne('card-contents.summary')},${id('card-list.card.summary')},${id('content.summary.title')},${CLASSIC.title}`,
    `${id('screen-reader-key')} > div`,
    `${BUSINESS_CARD} > a + div > span`,
    `${PLAN_ROW} > a + div button`,
    `${id('panel-card.draggable')} > :first-child`,
  ],
  type: 'img[src*="/issuetype/"][alt],.ghx-type[title],.ghx-field-icon[data-tooltip],.issuetype img[alt]',
  status: `${ofOne('status-lozenge')},td.status .jira-issue-status-lozenge`,
  priority: `${id('priority.wrapper')},.ghx-priority[title]`,
  priorityIcon: 'img[src*="/priorities/"]',
  resolution: '[data-vc$="resolution-cell"]',
  assignee: id('assignee-field-static.avatar--label'),
  epic: '[data-epickey]',
  column: id('board.content.cell'),
  columnName: id('column-header.name'),
} as const;
