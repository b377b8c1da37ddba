/**
 * Where things stand on Jira's pages. Two generations share each selector, as no page holds both: Cloud by the ends of
 * its test ids (2026-04 to 2026-08), Server and Data Center by ids and classes (2015 to 9.10).
 */
export const SETS = ['cloud 2026-08', 'classic 2015 to 9.10'] as const;

/** Selects by the end of a test id. */
export const id = (name: string) => `[data-testid$="${name}"]`;

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

/**
 * Lines that a badge can end, best first: `beside` is last in the row of what is found, `in` last inside it. Beside the
 * status button there are 32 px; the row also holds Automation and the like, so the badge comes last. A key's line is
 * 20 px high; the bar below it on classic pages holds transitions and Delete and is left alone.
 */
export const LINES = [
  [id('status.status-field-wrapper'), 'beside'],
  [STATUS, 'beside'],
  [id('breadcrumb-current-issue-container'), 'in'],
  ['.aui-nav-breadcrumbs > :has(#key-val)', 'in'],
  ['#issuekey-val,.ghx-fieldname-issuekey', 'in'],
  ['#key-val', 'after'],
] as const;
