/**
 * Where GitHub's pages keep what. The date is the earliest page a set was seen on (../shared/pages/FACTS.md, section 1).
 * Test ids, data attributes and hrefs have held for years; hashed class names are a last resort.
 */

/** A generation's heading, newest first: the title, and the state beside it, both apart from their sticky copies. */
export const HEADINGS = [
  {
    name: 'pull request 2026-03',
    title: 'h1[data-component="PH_Title"] > span.markdown-title',
    state: '[class*="PageHeader-PageHeader"] [class*="StateLabel-StateLabel"]',
  },
  {
    name: 'issue 2025-07',
    title: '[data-testid="issue-title"]',
    state: '[data-testid="issue-metadata-fixed"] [data-testid="header-state"]',
  },
  {
    name: 'classic 2020',
    title: '.gh-header-show .js-issue-title',
    state: '.gh-header-meta .State',
  },
] as const;

/** A panel beside a board or a list. */
export const PANE = '[role="dialog"]';

/**
 * Sections of the sidebar: the React issue viewer's (2025-07; `sidebar-labels-section` and so on since 2026), and the
 * server's (2020), which also stands beside the React heading of pull requests. Their headings have the same words.
 */
export const SECTION =
  '[data-testid^="sidebar-"][data-testid$="section"], .js-discussion-sidebar-item, .discussion-sidebar-item';
export const SECTION_HEADING = 'h3, .discussion-sidebar-heading';

/** Words of an empty section. */
export const EMPTY =
  /(^|\. ?)(no (one|labels|type|projects|milestone|issues|branches or pull requests)|none yet)/i;

/** In the page, but not to be read in it: headings, labels' descriptions, tooltips, pickers that open on a click. */
export const NOT_SHOWN = `${SECTION_HEADING}, .sr-only, [role="tooltip"], [popover], tool-tip, button, details, include-fragment, [hidden]`;

/** Links within sections. */
export const LINKS = {
  people: 'a[href]:not([href*="?"])',
  labels: 'a[href*="label"]',
  types: 'a[href*="type"]',
  milestones: 'a[href*="/milestone/"]',
  projects: '[class*="ProjectItemSectionViewContainer"], a[href*="/projects/"]',
  issues: 'a[href*="/issues/"], a[href*="/pull/"]',
} as const;

/** A project in the sidebar, 2025-09. */
export const PROJECT = {
  title: 'a[href*="/projects/"], [class*="rojectTitle"]',
  status: '[class*="statusFieldContainer"] [class*="fieldValueText"]',
  noStatus: '[class*="statusFieldContainer"] [class*="fieldPlaceholderText"]',
} as const;

/** The first comment, which is the description: the heading of a merged pull request names who merged. */
export const OPENING = {
  author:
    '[data-testid="issue-body-header-author"], [id^="pullrequest-"] .author, .timeline-comment-group[id^="issue-"] .author',
  created:
    '[data-testid="issue-body"] relative-time, [id^="pullrequest-"] relative-time, .timeline-comment-group[id^="issue-"] relative-time',
} as const;

/** Relations and sub-issues come with the page's second request: before it came, "None yet" is a placeholder. */
export const RELATIONS = {
  list: 'ul[class*="RelationshipsSection"]',
  tree: '[data-testid="sub-issues-issue-container"]',
  subIssue: '[role="treeitem"][aria-level="1"]',
} as const;

/** The octicons that stand for a state. */
export const STATE_ICON = '[class*="octicon-issue"], [class*="octicon-git"], .octicon-skip';

/** Rows: the React list of 2025-09, the classic one of 2020. */
export const ROW = {
  row: 'li[role="listitem"], .js-issue-row',
  link: '[data-testid="issue-pr-title-link"], h3 a[data-hovercard-url], a.js-navigation-open',
  badge: '[data-listview-component="trailing-badge"] a, a.IssueLabel',
  author: '[data-testid="created-at"] a[data-hovercard-url], .opened-by a',
  created: '[data-testid="created-at"] relative-time, .opened-by relative-time',
} as const;

/** Cards: the board of 2025-09; the test id is older. */
export const CARD = '[data-board-card-id], [data-testid="board-view-column-card"]';
export const CARD_TITLE = 'h3';
