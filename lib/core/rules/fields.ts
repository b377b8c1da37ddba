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

/** One entry of a fact. */
export type Item = string | Ancestor | ProjectFact | Author;

/** `more`: the list goes on where nothing was read. */
export type Items = { list: readonly Item[]; more: boolean };

const NOTHING: Items = { list: [], more: false };
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

/** Entries of the fact that a qualifier compares with; null when it was not read. */
export function itemsOf(q: FieldQualifier, facts: IssueFacts): Items | null {
  if (q === 'epic' || q === 'parent') return chainOf(facts);
  const value = q === 'author' ? authorOf(facts) : known(facts, FIELDS[q]);
  if (value === undefined) return null;
  if (value === null) return NOTHING;
  return { list: Array.isArray(value) ? value : [value], more: false };
}

/** All steps up, nearest first. */
export function chainOf(facts: IssueFacts): { list: Ancestor[]; more: boolean } {
  const list: Ancestor[] = [];
  let up = known(facts, 'parent');
  for (; up; up = up.parent) list.push(up);
  return { list, more: up === undefined };
}
