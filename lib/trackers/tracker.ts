import type { IssueFacts } from '../core/facts.ts';
import type { IssueRef, TrackerId } from '../core/issue.ts';

/**
 * Kinds of pages, as `../shared/pages/SCHEMA.md` names them; and `pane`, the issue beside one of Jira's boards or lists,
 * which looks the same on all of them.
 */
export type PageKind =
  | 'issue'
  | 'pull'
  | 'issue-list'
  | 'pull-list'
  | 'global-issue-list'
  | 'global-pull-list'
  | 'project-board'
  | 'project-list'
  | 'milestone'
  | 'milestone-list'
  | 'label-list'
  | 'new-issue'
  | 'board'
  | 'backlog'
  | 'timeline'
  | 'calendar'
  | 'plan'
  | 'pane';

/** What a visit knows of an address. */
export type Page = {
  kind: PageKind;
  url: URL;
  host: string;
  /** The page's own issue, or the one open in a pane beside a list or board; empty where there is none. */
  key: string;
  /** Jira: where its own paths begin, `https://issues.apache.org/jira`. */
  site?: string;
  /** Jira: version of the REST API, 3 on Cloud. */
  api?: 2 | 3;
};

/** All that an address tells. */
export type Located = Page & {
  tracker: TrackerId;
  flavour: 'github' | 'github-enterprise' | 'jira-cloud' | 'jira-dc';
  /** Path before the tracker's own paths, `/jira` or empty. */
  base: string;
  /** The issue of the key. */
  ref: IssueRef | null;
  /** Tab of a pull request (`files`, `commits`, …), view, milestone and so on, where the address says it. */
  extra: Record<string, string | number>;
};

/** Where the badge of the page's issue goes. The anchor is the native element whose line the badge ends. */
export type Place = {
  anchor: Element;
  /** `append`: last child of the anchor; `after`: its next sibling. */
  how: 'append' | 'after';
  size: 'title' | 'row' | 'card' | 'mark';
  /**
   * An element within the anchor on whose line the badge is laid, behind all that stands there: the row has no room to
   * give, so the badge takes none (lib/page/lay.ts). Absent: the badge stands in the row like the page's own parts.
   */
  line?: Element;
  /** Of a badge that stands in the row: its line, and within what it is laid where that has no room to give. */
  full?: readonly [line: Element, within: Element];
  /** CSS pixels that the line puts before each of its parts. Absent: none. */
  gap?: number;
};

/**
 * Where the strip above a list goes, and its margin: before all else in what the selector finds, whose `::before` keeps
 * the room until then. What fills a window to its end gives that room: it is named when it would not by itself. Without a
 * margin no room is kept: it is laid over what is free (lib/page/strip-over.ts).
 */
export type StripPlace = readonly [into: string, margin: string, below?: string];

/** The contract of a tracker. A further member needs a reason. */
export type Tracker = {
  id: TrackerId;
  /**
   * Facts of the page's issue, cheapest source first. Never rejects for what a page lacks: such a field is unread.
   * Undefined when not even the issue itself is on the page.
   * @throws the signal's reason when the visit ends.
   */
  read(page: Page, doc: Document, signal: AbortSignal): Promise<IssueFacts | undefined>;
  /** Where the badge goes, now; none when the page has not drawn it yet. */
  place(page: Page, doc: Document): Place | null | undefined;
  /** The page's theme, as it says itself and a style takes it. */
  theme(doc: Document): 'light' | 'dark' | 'light dark';
  /** Where answers of the tracker are kept for a while: lets the next reading of the issue ask anew. */
  forget?(key: string): void;
};
