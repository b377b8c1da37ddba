import { type Found, type IssueFacts, notApplicable, type ProjectFact, said } from '../../core/facts.ts';
import { isOpen } from '../../core/open.ts';
import { wordOf } from './json.ts';

/** Facts of one issue from all that was found of it; a later source wins. `readAt` is now. */
export function complete(
  key: string,
  kind: 'issue' | 'pull',
  source: string,
  ...sources: (Found | undefined)[]
): IssueFacts {
  const facts: IssueFacts = {
    key,
    kind,
    url: `https://${key.slice('github:'.length)}`.replace('#', kind === 'pull' ? '/pull/' : '/issues/'),
    ...notApplicable({ key, kind }),
    // What a project adds to an issue is no field of the issue.
    priority: null,
    ...(kind === 'pull' && { stateReason: null }),
    readAt: new Date().toISOString(),
    source,
  };
  for (const found of sources) Object.assign(facts, said<Partial<IssueFacts>>(found ?? {}));
  const { state } = facts;
  const isAtWork = kind === 'pull' && state === 'open';
  if (state) facts.statusCategory = isOpen(facts) ? (isAtWork ? 'progress' : 'todo') : 'done';
  // An iteration is a field of a project's item: where there is no project there is none.
  if (facts.projects?.length === 0) facts.sprints = [];
  return facts;
}

/** A project, of whatever of it was found. */
export function projectFact(title: string, number: unknown, status: string | null | undefined): ProjectFact {
  return said<ProjectFact>({ title, number: Number(number) || undefined, status });
}

/** ISO 8601 in UTC. */
export function instantOf(time: unknown): string | undefined {
  return new Date(wordOf(time) ?? '').toJSON() ?? undefined;
}
