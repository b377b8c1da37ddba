import type { Author, ProjectFact, StatusCategory } from '../../core/facts.ts';
import type { Issue } from './fields.ts';
import { at, word } from './json.ts';

/*
 * How a value, as an answer holds it or as it was read off the page, becomes a fact. `null` is a field that is known to
 * be empty; where the value has a form that is not known here, the fact is undefined: unread.
 */

/** Our name of a status category. */
export function categoryOf(key: unknown): StatusCategory | undefined {
  return key === 'new' ? 'todo' : key === 'indeterminate' ? 'progress' : key === 'done' ? key : undefined;
}

export function textOrNone(value: unknown): string | null | undefined {
  return value === null ? null : word(value);
}

/** Texts, or the names of objects, each once. */
export function namesOf(values: unknown): string[] | undefined {
  if (!Array.isArray(values)) return values === null ? [] : undefined;
  return [...new Set(values.flatMap((it) => word(it) ?? word(at(it, 'name')) ?? []))];
}

/** One name, as a list. */
export function listOfOne(name: unknown): string[] | undefined {
  return namesOf(typeof name === 'string' ? [name] : name);
}

/** ISO 8601 of a time as Jira writes it (`2025-10-22T19:32:28.000+0000`). */
export function moment(written: unknown): string | undefined {
  return new Date(word(written) ?? '').toJSON() ?? undefined;
}

export function authorOf(creator: unknown): Author | null | undefined {
  const name = word(at(creator, 'displayName'));
  if (!name) return creator === null ? null : undefined;
  return { name, bot: at(creator, 'accountType') === 'app' };
}

/** The one project, by its name; the issue's key holds its own. */
export function projectsOf(name: unknown, { key }: Issue): ProjectFact[] | undefined {
  const title = word(name);
  return title ? [{ title, key: key.replace(/.*\/|-\d+$/g, '') }] : undefined;
}

/** As the board API and Cloud write a sprint's state. */
const STATE = /^(active|closed|future)$/i;
/** Data Center's own print-out of a sprint. */
const PRINTED = /^com\.atlassian\.greenhopper\..*[[,]name=(.*?)(?:,\w+=|\]$)/;

/**
 * All sprints an issue is or was in. In an answer they have a field of another number on every site and are found by
 * the shape of a sprint; on a page the one sprint is named.
 */
export function sprintsOf(shown: unknown, { fields }: Issue): string[] | undefined {
  const values = Object.values(fields).flat();
  const sprintIn = (value: unknown) =>
    typeof value === 'string'
      ? PRINTED.exec(value)?.[1]
      : STATE.test(word(at(value, 'state')) ?? '') && value;
  return namesOf([shown, ...values.map(sprintIn)]);
}
