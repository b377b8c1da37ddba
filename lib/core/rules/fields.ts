import type { Ancestor, Author, FactName, IssueFacts, ProjectFact } from '../facts.ts';
import { notApplicable } from '../facts.ts';
import type { Qualifier } from './rule.ts';

/** What the terms of rules ask of an issue's facts. */

/** Qualifiers that compare with a fact which may be empty, so that `no:` can ask for them; and that fact. */
export const FIELDS = {
  label: 'labels',
  milestone: 'milestone',
  project: 'projects',
  epic: 'parent',
  parent: 'parent',
  type: 'type',
  version: 'fixVersions',
  component: 'components',
  sprint: 'sprints',
  assignee: 'assignees',
  author: 'author',
  priority: 'priority',
  status: 'status',
} as const satisfies Partial<Record<Qualifier, FactName>>;

export type FieldQualifier = keyof typeof FIELDS;

export function isFieldQualifier(text: string): text is FieldQualifier {
  return Object.hasOwn(FIELDS, text);
}

/** One entry of a fact; null stands for all that was not read of it. */
export type Item = string | Ancestor | ProjectFact | Author | null;

const NOTHING: readonly never[] = [];
const UNREAD: readonly null[] = [null];

type Facts = Pick<IssueFacts, FactName>;

const JIRA: Facts = { ...notApplicable('jira', 'issue'), kind: 'issue' };
const GITHUB: Facts = { fixVersions: [], components: [], status: null };
const PULL: Facts = { ...GITHUB, ...notApplicable('github', 'pull') };
const ISSUE: Facts = { ...GITHUB, ...notApplicable('github', 'issue') };

export function isJira(key: string): boolean {
  return key.startsWith('jira:');
}

/** A fact as read, or as empty where the tracker has no such thing; undefined is unread. */
export function known<F extends FactName>(facts: IssueFacts, field: F): Facts[F] {
  const value: Facts[F] = facts[field];
  if (value !== undefined) return value;
  if (isJira(facts.key)) return JIRA[field];
  return (facts.kind === 'pull' ? PULL : facts.kind ? ISSUE : GITHUB)[field];
}

/** Who opened it. A Jira page that does not name the creator names the reporter. */
export function authorOf(facts: IssueFacts): Author | null | undefined {
  const { author, reporter } = facts;
  if (author !== undefined || !isJira(facts.key)) return author;
  return typeof reporter === 'string' ? { name: reporter, bot: false } : reporter;
}

/** Entries of the fact that a qualifier compares with. */
export function itemsOf(q: FieldQualifier, facts: IssueFacts): readonly Item[] {
  if (q === 'epic' || q === 'parent') return chainOf(facts);
  const value = q === 'author' ? authorOf(facts) : known(facts, FIELDS[q]);
  if (value === undefined) return UNREAD;
  if (value === null) return NOTHING;
  return Array.isArray(value) ? value : [value];
}

/** All steps up, nearest first; null stands for those that were not read. */
export function chainOf(facts: IssueFacts): readonly (Ancestor | null)[] {
  let up = known(facts, 'parent');
  if (!up) return up === null ? NOTHING : UNREAD;
  const chain: (Ancestor | null)[] = [];
  for (; up; up = up.parent) chain.push(up);
  if (up === undefined) chain.push(null);
  return chain;
}

/** The entries of a list, or null for one that was not read. */
export function listOf<T>(list: readonly T[] | undefined): readonly (T | null)[] {
  return list ?? UNREAD;
}
