import { type Author, type FactName, type IssueFacts, notApplicable } from '../facts.ts';
import { containerOfKey } from '../issue.ts';
import { isOpen } from '../open.ts';
import type { Test } from './check.ts';
import type { Qualifier } from './rule.ts';

/** What is asked of an issue's facts. */

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

/** An issue of which at least the key is known. */
export type Keyed = Pick<IssueFacts, 'key'> & Partial<IssueFacts>;

/** A fact as read, or as empty where the tracker has no such thing; undefined is unread. */
export function known<F extends keyof IssueFacts>(facts: Keyed, field: F): Partial<IssueFacts>[F] {
  const value: Partial<IssueFacts>[F] = facts[field];
  if (value !== undefined) return value;
  return notApplicable(facts)[field];
}

/** The entries of a fact, none where it is empty; of what was not read, which may be a part of them, null or undefined. */
export function entriesOf(of: Test['of'], facts: Keyed): readonly unknown[] {
  if (of === 'container') return [containerOfKey(facts.key)];
  if (of === 'open') return [isOpen(facts)];
  if (of === 'parent') return chainOf(facts);
  const value: unknown = of === 'author' ? authorOf(facts) : known(facts, of);
  return value === null ? [] : [value].flat();
}

/** Who opened it. A page of Jira that does not name the creator names the reporter; GitHub has none. */
function authorOf({ author, reporter }: Keyed): Author | null | undefined {
  if (author !== undefined) return author;
  return typeof reporter === 'string' ? { name: reporter, bot: false } : reporter;
}

/** One step up, or null for those that were not read. */
type Step = { key: string; title?: string } | null;

/** All steps up, nearest first. */
export function chainOf(facts: Keyed): readonly Step[] {
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
