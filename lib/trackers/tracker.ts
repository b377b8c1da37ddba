import type { IssueFacts } from '../core/facts.ts';
import type { IssueRef, TrackerId } from '../core/issue.ts';

/** Kinds of pages, as `../shared/pages/SCHEMA.md` names them. */
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
  | 'plan';

/** What an address is. `ref` is the page's own issue, or the one open in a pane beside a list or board. */
export type Page = {
  tracker: TrackerId;
  /** jira-cloud and jira-dc differ in REST version; GitHub Enterprise in its API's base. */
  flavour: 'github' | 'github-enterprise' | 'jira-cloud' | 'jira-dc';
  kind: PageKind;
  url: URL;
  host: string;
  /** Path before the tracker's own paths, `/jira` or empty. */
  base: string;
  ref: IssueRef | null;
  /** Tab of a pull request (`files`, `commits`, …), view, milestone and so on, where the address says it. */
  extra: Record<string, string | number>;
};

/** Where one badge goes. The anchor is the native element whose line the badge ends. */
export type Place = {
  part: 'title' | 'pane' | 'row' | 'card';
  key: string;
  anchor: Element;
  /** `append`: last child of the anchor; `after`: its next sibling. */
  how: 'append' | 'after';
  size: 'title' | 'row' | 'card' | 'mark';
  /**
   * An element within the anchor on whose line the badge is laid, behind all that stands there: the row has no room to
   * give, so the badge takes none (lib/page/lay.ts). Absent: the badge stands in the row like the page's own parts.
   */
  line?: Element;
};

/** Thrown by a reader that finds nothing where its part must stand; reported once, the page goes on. */
export class PartMissing extends Error {
  override name = 'PartMissing';
  constructor(
    readonly tracker: TrackerId,
    /** What was looked for: `title badge`, `issue facts`. */
    readonly part: string,
    readonly pageKind: PageKind,
    /** Dated selector sets that were tried. */
    readonly sets: readonly string[],
  ) {
    super(`${tracker}: ${part} not found on ${pageKind} (${sets.join(', ')})`);
  }
}

/** The contract of a tracker. A further member needs a reason. */
export type Tracker = {
  id: TrackerId;
  /** Hosts that are this tracker's without being told: `github.com`, `*.atlassian.net`. */
  hosts: readonly string[];
  /** What the address is, or null. `own` are hosts that a person configured as this tracker's. */
  locate(url: URL, own?: readonly string[]): Page | null;
  /**
   * Facts of the page's issue(s), cheapest source first. Never rejects for what a page lacks: such a field is unread.
   * @throws PartMissing when not even the issue itself is on the page.
   */
  read(page: Page, doc: Document, signal: AbortSignal): Promise<IssueFacts[]>;
  /** Where badges go, now; empty when the page has not drawn it yet. */
  places(page: Page, doc: Document): Place[];
  /** The page's theme, as it says itself. */
  theme(doc: Document): 'light' | 'dark' | 'auto';
  /** Where answers of the tracker are kept for a while: lets the next reading of the issue ask anew. */
  forget?(key: string): void;
};
