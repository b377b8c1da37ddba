/**
 * Where things stand on Jira's pages. Two generations share each selector, as no page holds both: Cloud by the ends of
 * its test ids (2026-04 to 2026-08), Server and Data Center by ids and classes (2015 to 9.10).
 */
export const SETS = ['cloud 2026-08', 'classic 2015 to 9.10'] as const;

const id = (name: string) => `[data-testid$="${name}"]`;

const STATUS = id('.status-button.status-button');

/** The issue view: each finds the element whose text, links or icon is the fact. Classic also beside a rapid board. */
export const VIEW = {
  /** Links that name the shown issue. */
  key: `${id('current-issue.item')},#key-val,#issuekey-val a,.ghx-fieldname-issuekey a`,
  title: `h1${id('summary.heading')},#summary-val,#ghx-detail-issue [data-field-id="summary"]`,
  type: `${id('issue-type.button')},#type-val`,
  status: `${STATUS},#status-val`,
  priority: `${id('priority-field.priority')} ${id('priority.wrapper')},#priority-val`,
  resolution: `${id('resolution-status-label')},#resolution-val`,
  labels: `${id('item-container-labels')},.labels[id$="-value"]`,
  components: `${id('inline-edit.components')},#components-field,#components-val`,
  fixVersions: `${id('inline-edit.fixVersions')},#fixVersions-field,#fixfor-val`,
  sprint: '[data-fieldtype="gh-sprint"]',
  // On Cloud the name stands twice, and "Assign to me" beside it; once in the avatar.
  assignee: `${id('user.assignee')} [role="img"],#assignee-val`,
  reporter: `${id('reporter-field.reporter')} [role="img"],#reporter-val`,
  project: `${id('breadcrumbs.project.item')},#project-name-val`,
  /** Links to the parent, the nearest last. */
  parent: `${id('parent.ui.view-link')},${id('parent-issue.item')},[data-fieldtype="gh-epic-link"] a,#parent_issue_summary`,
  noParent: id('parent.ui.view-read-view-empty-value'),
  created: '#create-date time,#created-val time',
  updated: '#updated-date time,#updated-val time',
} as const;

/** Lines that a badge can end, best first: `beside` is last in the row of what is found, `in` last inside it. */
export const LINES = [
  // 32 px beside the status button; the row also holds Automation and the like, so the badge comes last.
  { find: id('status.status-field-wrapper'), size: 'title', where: 'beside' },
  { find: STATUS, size: 'title', where: 'beside' },
  { find: id('breadcrumb-current-issue-container'), size: 'row', where: 'in' },
  // The key's line is 20 px high; the bar below it holds transitions and Delete and is left alone.
  { find: '.aui-nav-breadcrumbs > :has(#key-val)', size: 'row', where: 'in' },
  { find: '#issuekey-val,.ghx-fieldname-issuekey', size: 'row', where: 'in' },
  { find: '#key-val', size: 'row', where: 'after' },
] as const;

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
