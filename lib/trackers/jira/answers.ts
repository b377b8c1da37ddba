import type { IssueFacts } from '../../core/facts.ts';
import type { Located } from '../tracker.ts';
import { FIELDS, fieldOf } from './fields.ts';
import { factsOf } from './from-rest.ts';
import { at, isJson } from './json.ts';

/** Answers of more than one issue, or of less than all fields. No content script asks for them, so none reaches this file. */

/** Where an answer came from and what had been asked: a field asked for and left out is empty, any other unread. */
export type Asked = {
  host: string;
  flavour: Located['flavour'];
  fields: readonly string[] | 'all';
  /** ISO 8601. */
  readAt: string;
};

/** Facts of every issue in an answer: a search, a bulk fetch, a sprint's issues, a webhook, or one issue. */
export function issuesOf(answer: unknown, asked: Asked): IssueFacts[] {
  const issues = at(answer, 'issues') ?? at(answer, 'issue') ?? answer;
  // One for all issues of an answer.
  const schema = at(answer, 'schema');
  return (Array.isArray(issues) ? issues : [issues]).flatMap((issue) => partOf(issue, asked, schema) ?? []);
}

/** Facts of one issue, without those that nothing asked for tells. */
function partOf(
  issue: unknown,
  { host, flavour, fields: asked, readAt }: Asked,
  schema: unknown,
): IssueFacts | null {
  const written = at(issue, 'fields');
  if (!isJson(written)) return null;
  // The board API's own name of the epic above an issue.
  const fields = written.epic ? { parent: written.epic, ...written } : written;
  const facts = factsOf({ key: at(issue, 'key'), schema: at(issue, 'schema') ?? schema, fields }, host);
  if (!facts) return null;
  const wasAsked = (field: string) =>
    Object.hasOwn(fields, field) || asked === 'all' || asked.includes(field);
  const custom = wasAsked('*navigable');
  const unread = [
    ...Object.entries(FIELDS).flatMap(([name, row]) => (wasAsked(fieldOf(row)) ? [] : [name])),
    ...(wasAsked('issuelinks') ? [] : ['links', 'blockedBy', 'blocks']),
    // On Data Center `parent` is a subtask's only; epics hang by a custom field.
    ...(custom || flavour === 'jira-cloud' ? [] : ['parent']),
  ];
  const told = {
    // An epic link stands there though nobody asked for `parent`, and the board API's sprints in fields of their own.
    ...(facts.parent && { parent: facts.parent }),
    ...(facts.sprints && wasAsked('sprint') && { sprints: facts.sprints }),
  };
  for (const name of unread) Reflect.deleteProperty(facts, name);
  return { ...facts, ...told, readAt };
}
