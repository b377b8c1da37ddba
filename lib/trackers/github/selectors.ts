/**
 * Where GitHub's pages keep what. The date is the earliest page a set was seen on (../shared/pages/FACTS.md, section 1).
 * Test ids, data attributes and hrefs have held for years; hashed class names are a last resort.
 */

/** The title, which also a sticky copy tells; and the state, never that of the copy. In the order of selector-sets.ts. */
export const TITLE = '.markdown-title, [data-testid=issue-title]';
export const PILL =
  '[class*=PageHeader] [class*=StateLabel], [data-testid$=metadata-fixed] [data-testid$=state], .gh-header-meta .State';

/** What holds all that is shown of an issue: the page, or a panel beside a board or a list. */
const PAGE = 'body';
export const ROOT = `${PAGE}, [role=dialog]`;

/** The first comment, which is the description: the heading of a merged pull request names who merged. */
const OPENING = ':is([data-testid=issue-body], [id^=pullrequest-], .timeline-comment-group[id^=issue-])';
export const AUTHOR = `${OPENING} :is([data-testid$=author], .author)`;
export const CREATED = `${OPENING} relative-time`;

/**
 * Sections of the sidebar: the React issue viewer's (2025-07; `sidebar-labels-section` and so on since 2026), and the
 * server's (2020), which also stands beside the React heading of pull requests. Their headings have the same words.
 */
export const SECTION = '[data-testid^=sidebar-], [class*=discussion-sidebar-item]';
export const SECTION_HEADING = 'h3, .discussion-sidebar-heading';

/** How the words of an empty section begin: No labels, None yet. */
export const EMPTY = /(^|\. ?)no(ne yet| )/i;

/** In the page, but not to be read in it: headings, labels' descriptions, tooltips, pickers that open on a click. */
export const NOT_SHOWN = `${SECTION_HEADING}, .sr-only, [popover], button, details, [hidden]`;

export const ISSUES = 'a[href*="/issues/"], a[href*="/pull/"]';

/** The pieces of a milestone's text: behind its title stands the due date. */
export const MILESTONE = ':is(a[href*=milestone], a[href*=milestone] *):not(:has(*))';

/** Projects of an issue, 2025-09 and 2020. */
export const PROJECTS = '[class*=SectionViewContainer], a[href*=project]';
export const PROJECT_TITLE = 'a[href*=project], [class*=rojectTitle]';
export const STATUS = '[class*=statusField] [class*=fieldValue]';

/** Relations and sub-issues come with the page's second request: before it came, "None yet" is a placeholder. */
export const RELATIONS = 'ul';
export const SUB_ISSUES = '[data-testid=sub-issues-issue-container]';
export const SUB_ISSUE = '[aria-level="1"]';

/** The octicons that stand for a state. */
export const STATE_ICON = '[class*=octicon-issue], [class*=octicon-git], .octicon-skip';

/** Data that a page ships. */
export const EMBEDDED = '[data-target$=embeddedData]';
