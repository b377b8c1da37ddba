import { type Author, type FactName, type IssueFacts, notApplicable, type ProjectFact } from '../facts.ts';
import { shortKey } from '../issue.ts';
import type { Qualifier, Term } from './rule.ts';

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

/**
 * A text that a value may match; null stands for all that was not read, undefined for a name or number of an entry of
 * which only the key was.
 */
export type Entry = string | null | undefined;

type Facts = Pick<IssueFacts, FactName>;

export function isJira(key: string): boolean {
  return key.startsWith('jira:');
}

/** A fact as read, or as empty where the tracker has no such thing; undefined is unread. */
export function known<F extends FactName>(facts: IssueFacts, field: F): Facts[F] {
  const value: Facts[F] = facts[field];
  if (value !== undefined) return value;
  return notApplicable(isJira(facts.key) ? 'jira' : 'github', facts.kind)[field];
}

/** Who opened it. A Jira page that does not name the creator names the reporter. */
export function authorOf(facts: IssueFacts): Author | null | undefined {
  const { author, reporter } = facts;
  if (author !== undefined || !isJira(facts.key)) return author;
  return typeof reporter === 'string' ? { name: reporter, bot: false } : reporter;
}

/** Everything a value of the qualifier may match. */
export function entriesOf(q: Term['q'], facts: IssueFacts): readonly Entry[] {
  const { key } = facts;
  const short = shortKey(key);
  const [container = ''] = short.split(/[#-]\d+$/);
  const project = isJira(key) && container;
  const [org] = container.split('/');
  switch (q) {
    case 'key':
      return [short, key];
    case 'host':
      return [key.slice(key.indexOf(':') + 1, key.indexOf('/'))];
    case 'repo':
    case 'org':
      return project ? [] : [q === 'repo' ? container : org];
    case 'epic':
    case 'parent':
      return chainOf(facts).flatMap((up) => (up ? [shortKey(up.key), up.key, up.title] : [null]));
    case 'project': {
      // GitHub's projects have a number of their owner's, who is taken to be the repository's.
      const projects = listOf(known(facts, 'projects')).flatMap((one) =>
        one ? [one.title, project ? (one.key ?? '') : numberOf(one, org)] : [null],
      );
      return project ? [project, ...projects] : projects;
    }
    default: {
      const value = q === 'author' ? authorOf(facts) : isFieldQualifier(q) && known(facts, FIELDS[q]);
      if (value === undefined) return [null];
      const texts: readonly unknown[] = [value].flat();
      return texts.flatMap((one) => (typeof one === 'string' ? [one] : isNamed(one) ? [one.name] : []));
    }
  }
}

function numberOf({ number }: ProjectFact, org?: string): string | undefined {
  return number === undefined ? number : `${org}/${number}`;
}

function isNamed(value: unknown): value is Author {
  return typeof value === 'object' && value !== null && 'name' in value;
}

/** One step up, or null for those that were not read. */
type Step = { key: string; title?: string } | null;

/** All steps up, nearest first. */
export function chainOf(facts: IssueFacts): readonly Step[] {
  const chain: Step[] = [];
  let up = known(facts, 'parent');
  for (; up; up = up.parent) chain.push(up);
  if (up === undefined) chain.push(null);
  return chain;
}

/** The entries of a list, or null for one that was not read. */
export function listOf<T>(list: readonly T[] | undefined): readonly (T | null)[] {
  return list ?? [null];
}
