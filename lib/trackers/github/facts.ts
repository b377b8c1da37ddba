import { type FactName, type IssueFacts, notApplicable, type ProjectFact } from '../../core/facts.ts';
import { type GitHubRef, keyOf } from '../../core/issue.ts';
import { wordOf } from './json.ts';

/** What one source says of an issue; a field that is undefined it does not say. */
export type Found = { [F in FactName]?: IssueFacts[F] | undefined };

/** Facts of one issue from all that was found of it; a later source wins. `readAt` is now. */
export function complete(
  ref: GitHubRef,
  kind: 'issue' | 'pull',
  source: string,
  ...sources: (Found | undefined)[]
): IssueFacts {
  const isPull = kind === 'pull';
  const key = keyOf(ref);
  const facts: IssueFacts = {
    key,
    kind,
    url: key.replace('github:', 'https://').replace('#', isPull ? '/pull/' : '/issues/'),
    ...notApplicable('github', kind),
    // What a project adds to an issue is no field of the issue.
    priority: null,
    ...(isPull && { stateReason: null }),
    readAt: new Date().toISOString(),
    source,
  };
  for (const found of sources) Object.assign(facts, said(found ?? {}));
  const { state, projects } = facts;
  if (state)
    facts.statusCategory = /closed|merged/.test(state)
      ? 'done'
      : isPull && state === 'open'
        ? 'progress'
        : 'todo';
  // An iteration is a field of a project's item: where there is no project there is none.
  if (projects?.length === 0) facts.sprints = [];
  return facts;
}

/** A project, of whatever of it was found. */
export function projectFact(title: string, number: unknown, status: string | null | undefined): ProjectFact {
  return { title, ...said({ number: Number(number) || undefined, status }) };
}

/** Without the fields that are undefined. */
export function said<T extends object>(found: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(found).filter(([, value]) => value !== undefined);
  // `fromEntries` forgets which keys it was given.
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** ISO 8601 in UTC. */
export function instantOf(time: unknown): string | undefined {
  const date = new Date(wordOf(time) ?? '');
  return +date ? date.toISOString() : undefined;
}
