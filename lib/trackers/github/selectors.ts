/**
 * Where GitHub's pages keep what, by generation, newest first. The date is the earliest page a set was seen on; see
 * ../shared/pages/FACTS.md. Test ids, data attributes and hrefs hold for years; hashed class names are only a last resort.
 */

/** A generation's heading: the title, and the state beside it, both apart from their copies in sticky headers. */
export type HeadSet = {
  name: string;
  title: string;
  /** The element that holds title and number. */
  heading: string;
  /** The nearest element around the title that holds the state, too. */
  around: string;
  state: string;
};

export const HEADS: readonly HeadSet[] = [
  {
    name: 'pull request 2026-03',
    title: '[data-component="PH_Title"] .markdown-title:not([data-testid])',
    heading: '[data-component="PH_Title"]',
    around: '[data-component="PageHeader"], [class*="PageHeader-PageHeader-"]',
    state: '[data-component="StateLabel"], [class*="StateLabel-StateLabel"]',
  },
  {
    name: 'issue 2025-07',
    title: '[data-testid="issue-title"]',
    heading: 'h1, h2, [data-component="PH_Title"]',
    around: '[role="dialog"], [data-testid="issue-viewer-container"], body',
    state: '[data-testid="issue-metadata-fixed"] [data-testid="header-state"]',
  },
  {
    name: 'classic 2020',
    title: '.gh-header-show .js-issue-title',
    heading: '.gh-header-title',
    around: '.gh-header',
    state: '.gh-header-meta .State',
  },
];

/** Words that stand where a section of a sidebar is empty. */
export const EMPTY =
  /(^|\. ?)(no (one|labels|type|projects|milestone|issues|branches or pull requests)|none yet)\b/i;

/** Read by eyes only in part: labels' descriptions, tooltips, pickers that open on a click. */
export const NOT_SHOWN =
  '.sr-only, [role="tooltip"], [popover], tool-tip, button, details, template, include-fragment, [hidden]';

/** The React issue viewer, 2025-07; section ids `sidebar-labels-section` and so on since 2026. */
export const VIEWER = {
  section: '[data-testid="sidebar-section"], [data-testid^="sidebar-"][data-testid$="-section"]',
  heading: 'h3',
  author: '[data-testid="issue-body-header-author"]',
  created: '[data-testid="issue-body"] relative-time',
  labels: '[data-testid="issue-labels"]',
  /** Drawn by the second request of the page; before it came, the section's "None yet" is a placeholder. */
  relations: 'ul[class*="RelationshipsSection"]',
  participants: '[data-testid="sidebar-participants-section"]',
  subIssues: '[data-testid="sub-issues-issue-container"]',
  subIssue: '[role="treeitem"][aria-level="1"]',
  project: '[class*="ProjectItemSectionViewContainer"]',
  projectTitle: '[class*="rojectTitle"]',
  projectStatus: '[class*="statusFieldContainer"]',
  statusValue: '[class*="fieldValueText"]',
  noStatus: '[class*="fieldPlaceholderText"]',
} as const;

/** The server's sidebar, 2020: classic issues, and pull requests also beside the React heading of 2026. */
export const CLASSIC = {
  section: '.js-discussion-sidebar-item, .discussion-sidebar-item',
  heading: '.discussion-sidebar-heading',
  labelLink: '.js-issue-labels a',
  /** The first comment, which is the description: the header of a merged pull request names who merged. */
  opening: '[id^="pullrequest-"], .timeline-comment-group[id^="issue-"]',
  author: '.author',
} as const;

/** Rows: the React list of 2025-09, the classic one of 2020. */
export const ROWS = {
  row: 'li[role="listitem"], .js-issue-row',
  link: '[data-testid="issue-pr-title-link"], h3 a[data-hovercard-url], a.js-navigation-open',
  labels: '[data-listview-component="trailing-badge"] a, a.IssueLabel',
  icon: '[data-testid="list-row-state-icon"] svg, svg[class*="octicon-issue-"], svg[class*="octicon-git-"]',
  author: '[data-testid="created-at"] a[data-hovercard-url], .opened-by a',
  created: '[data-testid="created-at"] relative-time, .opened-by relative-time',
} as const;

/** Projects: the board of 2025-09; the test id on cards is older. */
export const BOARD = {
  column: '[data-board-column]',
  card: '[data-board-card-id], [data-testid="board-view-column-card"]',
  title: 'h3',
  icon: 'svg.octicon',
  project: 'h1[class*="memex-title"]',
  view: '[role="tab"][aria-selected="true"] [class*="viewNameText"]',
} as const;
