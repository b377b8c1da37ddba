import type { Ancestor, IssueFacts, IssueLink, Related, StatusCategory } from '../../core/facts.ts';
import type { Page } from '../tracker.ts';
import { epicLinkOf, sprintsOf } from './custom-fields.ts';
import { at, isJson, type Json, list, word } from './json.ts';
import { ourKey } from './locate.ts';
import { type Found, stated } from './stated.ts';

/** Where an answer came from and what had been asked: a field asked for and left out is empty, any other unread. */
export type Asked = {
  host: string;
  flavour: Page['flavour'];
  fields: readonly string[] | 'all';
  /** ISO 8601. */
  readAt: string;
};

/** Our names of the status categories. */
export const CATEGORIES: ReadonlyMap<unknown, StatusCategory> = new Map([
  ['new', 'todo'],
  ['indeterminate', 'progress'],
  ['done', 'done'],
]);

/** Facts of one issue as REST (2 and 3), the board API, searches and webhooks write it; null for anything else. */
export function factsOf(issue: unknown, asked: Asked): IssueFacts | null {
  const key = ourKey(asked.host, at(issue, 'key'));
  const fields = at(issue, 'fields');
  if (!key || !isJson(fields)) return null;
  const base = { key, readAt: asked.readAt, source: 'rest' };
  return stated(base, { ...plainFacts(fields, asked), ...familyOf(fields, at(issue, 'schema'), asked) });
}

function wasAsked(fields: Json, name: string, asked: Asked): boolean {
  return Object.hasOwn(fields, name) || asked.fields === 'all' || asked.fields.includes(name);
}

/** Known to hold nothing: null in the answer, or asked for and not in it. */
function isEmpty(fields: Json, name: string, asked: Asked): boolean {
  return (fields[name] ?? null) === null && wasAsked(fields, name, asked);
}

/** Texts, or the names of objects. */
function namesIn(values: readonly unknown[]): string[] {
  return values.flatMap((it) => word(it) ?? word(at(it, 'name')) ?? []);
}

function plainFacts(fields: Json, asked: Asked): Found {
  /** A field's name (or another member): null when the field is empty, undefined when it is unread. */
  const one = (name: string, member = 'name') =>
    isEmpty(fields, name, asked) ? null : word(at(fields, name, member));
  const many = (name: string) =>
    isEmpty(fields, name, asked) ? [] : Array.isArray(fields[name]) ? namesIn(fields[name]) : undefined;
  const assignee = one('assignee', 'displayName');
  const creator = one('creator', 'displayName');
  const project = word(at(fields, 'project', 'key'));
  return {
    title: word(fields.summary),
    type: one('issuetype'),
    status: one('status') ?? undefined,
    statusCategory: categoryOf(fields),
    labels: many('labels'),
    components: many('components'),
    fixVersions: many('fixVersions'),
    sprints: sprintsAsked(fields, asked) ? sprintsOf(fields) : undefined,
    assignees: assignee === undefined ? undefined : assignee === null ? [] : [assignee],
    author: typeof creator === 'string' ? { name: creator, bot: isApp(fields) } : creator,
    reporter: one('reporter', 'displayName'),
    priority: one('priority'),
    resolution: one('resolution'),
    dueDate: isEmpty(fields, 'duedate', asked) ? null : word(fields.duedate),
    created: moment(fields.created),
    updated: moment(fields.updated),
    projects: project ? [{ title: one('project') ?? project, key: project }] : undefined,
  };
}

function isApp(fields: Json): boolean {
  return at(fields, 'creator', 'accountType') === 'app';
}

/** Custom fields come only where all were asked for; the board API has the sprint as a field of its own. */
function sprintsAsked(fields: Json, asked: Asked): boolean {
  return wasAsked(fields, '*navigable', asked) || Object.hasOwn(fields, 'sprint');
}

function categoryOf(fields: unknown): StatusCategory | undefined {
  return CATEGORIES.get(at(fields, 'status', 'statusCategory', 'key'));
}

/** ISO 8601 of a time as Jira writes it (`2025-10-22T19:32:28.000+0000`). */
export function moment(written: unknown): string | undefined {
  const time = Date.parse((word(written) ?? '').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

function familyOf(fields: Json, schema: unknown, asked: Asked): Found {
  const { host } = asked;
  return {
    parent: parentOf(fields, schema, asked),
    // An epic's children are no subtasks and do not stand in its own answer.
    subIssues:
      wasAsked(fields, 'subtasks', asked) && !isEpic(fields)
        ? list(fields.subtasks).flatMap((it) => related(it, host) ?? [])
        : undefined,
    ...(wasAsked(fields, 'issuelinks', asked) && linksOf(list(fields.issuelinks), host)),
  };
}

function isEpic(fields: Json): boolean {
  const level = at(fields, 'issuetype', 'hierarchyLevel');
  return typeof level === 'number' ? level > 0 : at(fields, 'issuetype', 'name') === 'Epic';
}

/** One step up: a parent, else the board API's epic, else the key an epic link names. What is above it is unread. */
function parentOf(fields: Json, schema: unknown, asked: Asked): Ancestor | null | undefined {
  const { host, flavour } = asked;
  const written = related(fields.parent, host) ?? related(fields.epic, host);
  if (written) {
    const type = word(at(fields, 'parent', 'fields', 'issuetype', 'name'));
    return { key: written.key, ...(written.title && { title: written.title }), ...(type && { type }) };
  }
  const linked = epicLinkOf(fields, schema);
  const key = ourKey(host, linked);
  if (key) return { key };
  // On Data Center `parent` is a subtask's only; epics hang by a custom field, which must have been asked for too.
  const complete =
    wasAsked(fields, 'parent', asked) && (flavour === 'jira-cloud' || wasAsked(fields, '*navigable', asked));
  return complete && linked === null ? null : undefined;
}

function related(issue: unknown, host: string): Related | null {
  const key = ourKey(host, at(issue, 'key'));
  if (!key) return null;
  const title = word(at(issue, 'fields', 'summary'));
  const category = categoryOf(at(issue, 'fields'));
  return {
    key,
    ...(title && { title }),
    ...(category && { state: category === 'done' ? 'closed' : 'open' }),
  };
}

function linksOf(written: readonly unknown[], host: string): Found {
  const links: IssueLink[] = [];
  const blockedBy: Related[] = [];
  const blocks: Related[] = [];
  for (const link of written) {
    const direction = at(link, 'inwardIssue') ? 'inward' : 'outward';
    const other = related(at(link, `${direction}Issue`), host);
    if (!other) continue;
    const type = word(at(link, 'type', 'name')) ?? '';
    const text = word(at(link, 'type', direction)) ?? type;
    links.push({ type, direction, text, key: other.key });
    // In another language only the type's own name may still say so; what it is called inward is "is blocked by".
    if (/\bblocked by\b/i.test(text)) blockedBy.push(other);
    else if (/\bblocks\b/i.test(text)) blocks.push(other);
    else if (/^blocks?$/i.test(type)) (direction === 'inward' ? blockedBy : blocks).push(other);
  }
  return { links, blockedBy, blocks };
}
