import { type FactName, type IssueFacts, notApplicable } from '../../core/facts.ts';
import { type GitHubRef, keyOf } from '../../core/issue.ts';

/** What one source says of an issue; a field that is undefined it does not say. */
export type Found = { [F in FactName]?: IssueFacts[F] | undefined };

export type State = NonNullable<IssueFacts['state']>;
export type StateReason = NonNullable<IssueFacts['stateReason']>;

/** Fields that GitHub has for no issue at all; what a project adds to an issue is no field of it. */
const NEVER = {
  status: null,
  fixVersions: [],
  components: [],
  reporter: null,
  links: [],
  priority: null,
  resolution: null,
  dueDate: null,
} satisfies Found;

/** Facts of one issue from all that was found of it; a later source wins. `readAt` is now. */
export function complete(
  ref: GitHubRef,
  kind: 'issue' | 'pull',
  source: string,
  ...sources: Found[]
): IssueFacts {
  const facts: IssueFacts = {
    key: keyOf(ref),
    kind,
    url: `https://${ref.host}/${ref.owner}/${ref.repo}/${kind === 'pull' ? 'pull' : 'issues'}/${ref.number}`,
    ...NEVER,
    ...notApplicable('github', kind),
    ...(kind === 'pull' ? { stateReason: null } : {}),
    readAt: new Date().toISOString(),
    source,
  };
  for (const found of sources) Object.assign(facts, said(found));
  if (facts.state) facts.statusCategory = categoryOf(facts.state, kind);
  // An iteration is a field of a project's item: where there is no project there is none.
  if (facts.projects?.length === 0) facts.sprints = [];
  return facts;
}

/** Without the fields that are undefined. */
export function said<T extends object>(found: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(found).filter(([, value]) => value !== undefined);
  // `fromEntries` forgets which keys it was given.
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function categoryOf(state: State, kind: 'issue' | 'pull') {
  if (state === 'closed' || state === 'merged') return 'done';
  return state === 'open' && kind === 'pull' ? 'progress' : 'todo';
}

/** The state that a word of GitHub's means, whatever its case or language of programming: OPEN, pullMerged, Draft. */
export function stateOf(word: string): State | undefined {
  if (/merged/i.test(word)) return 'merged';
  if (/draft/i.test(word)) return 'draft';
  if (/closed/i.test(word)) return 'closed';
  // A pull request in a merge queue is open.
  return /open|queued/i.test(word) ? 'open' : undefined;
}

const REASONS: readonly StateReason[] = ['completed', 'not_planned', 'duplicate', 'reopened'];

export function reasonOf(word: unknown): StateReason | undefined {
  return REASONS.find((reason) => reason === String(word).toLowerCase());
}

/** ISO 8601 in UTC. */
export function instantOf(time: unknown): string | undefined {
  const date = new Date(typeof time === 'string' ? time : '');
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
