import { isJira } from './issue.ts';

/**
 * What was read of one issue. **A field that is absent is unread**; `null` and `[]` mean known to be empty.
 * Readers report what stands there, rules decide what it means.
 */
export type IssueFacts = {
  /** See issue.ts; always known, as it comes from the address. */
  key: string;
  kind?: 'issue' | 'pull';
  url?: string;
  title?: string;
  /** GitHub only; `draft` is an open draft pull request. */
  state?: 'open' | 'closed' | 'merged' | 'draft';
  stateReason?: 'completed' | 'not_planned' | 'duplicate' | 'reopened' | null;
  /** Name of the status: Jira's status, or null on GitHub, where issues have none of their own. */
  status?: string | null;
  /** On GitHub it follows from the state: open to do, an open pull request in progress, closed done. */
  statusCategory?: StatusCategory;
  /** Name of the issue's type. */
  type?: string | null;
  labels?: string[];
  milestone?: string | null;
  /** The chain upwards, nearest first; a GitHub sub-issue's parent, a Jira parent or epic. */
  parent?: Ancestor | null;
  subIssues?: Related[];
  /** Projects v2 on GitHub; on Jira the one project by key and name. */
  projects?: ProjectFact[];
  /** Names of sprints (Jira) or iterations (GitHub). */
  sprints?: string[];
  fixVersions?: string[];
  components?: string[];
  /** GitHub logins, Jira display names. */
  assignees?: string[];
  author?: Author | null;
  reporter?: string | null;
  blockedBy?: Related[];
  blocks?: Related[];
  /** Issues that this pull request closes. */
  closes?: Related[];
  /** Pull requests linked to this issue. */
  pulls?: Related[];
  /** Jira's other links, as written there. */
  links?: IssueLink[];
  /** Issues of the other tracker as the body and the branch name them: `SHOP-9`, `acme/shop#12`. */
  mentions?: string[];
  priority?: string | null;
  resolution?: string | null;
  dueDate?: string | null;
  /** ISO 8601 with zone. */
  created?: string;
  updated?: string;
  /** ISO 8601; when and from what the facts were read (`page`, `embedded`, `rest`, `row`, …). */
  readAt: string;
  source: string;
  /** Why the tracker gave less than asked for: fields it would have known are unread. No fact of the issue. */
  trouble?: Trouble;
  /** ISO 8601: with `limited`, when the tracker may be asked again, where that is known. */
  retryAt?: string;
};

/** `missing`: no such issue, or none that this person may see. `limited`: asked too often for now. */
export type Trouble = 'signed-out' | 'forbidden' | 'missing' | 'limited' | 'broken' | 'offline';

/** Every field that can be unread. */
export type FactName = Exclude<keyof IssueFacts, 'key' | 'readAt' | 'source' | 'trouble' | 'retryAt'>;

export type StatusCategory = 'todo' | 'progress' | 'done';

/** One step up; its own `parent` absent means that the chain above was not read. */
export type Ancestor = { key: string; title?: string; type?: string | null; parent?: Ancestor | null };

export type Related = { key: string; title?: string; state?: 'open' | 'closed' | 'merged' | 'draft' };

export type ProjectFact = { title: string; number?: number; key?: string; status?: string | null };

export type Author = { name: string; bot: boolean };

/** A Jira issue link: `type` "Blocks", `text` "is blocked by", `direction` as Jira says. */
export type IssueLink = { type: string; direction: 'inward' | 'outward'; text: string; key: string };

/** Fields that cannot exist for an issue of this kind in its tracker: empty, not unread. */
export function notApplicable({ key, kind }: Pick<IssueFacts, 'key' | 'kind'>): Partial<IssueFacts> {
  if (isJira(key)) return { kind: 'issue', pulls: [], closes: [], milestone: null };
  return {
    fixVersions: [],
    components: [],
    status: null,
    ...(kind === 'pull' && { type: null, parent: null, subIssues: [], blockedBy: [], blocks: [], pulls: [] }),
    ...(kind === 'issue' && { closes: [] }),
  };
}

/** `later` fills what `earlier` left unread, and wins where both know; key and kind stay. */
export function mergeFacts(earlier: IssueFacts, later: Partial<IssueFacts>): IssueFacts {
  return { ...earlier, ...said<Partial<IssueFacts>>(later), key: earlier.key };
}

/** `T`, of which anything may be undefined. */
type Loose<T> = { [K in keyof T]: T[K] | undefined };

/** What one source says of an issue; a field that is undefined it does not say. */
export type Found = Loose<Partial<Omit<IssueFacts, 'key' | 'readAt' | 'source' | 'trouble' | 'retryAt'>>>;

/** Without the fields that are undefined, however deep they stand: as a message carries it. */
export function said<T extends object>(found: Loose<T>): T {
  return JSON.parse(JSON.stringify(found));
}
