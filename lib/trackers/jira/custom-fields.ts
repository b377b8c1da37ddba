import { at, isJson, type Json, list, word } from './json.ts';

/** Fields of Jira Software and Plans, which every site numbers differently. */
const EPIC_LINK = /:(?:gh-epic-link|jpo-custom-field-parent)$/;
const CUSTOM = /^customfield_\d+$/;
const KEY = /^[A-Z][A-Z0-9_]+-[1-9]\d*$/;

/**
 * Names of all sprints an issue is or was in, found by the shape of a sprint: Cloud and the board API give objects,
 * Data Center its own print-out of one.
 */
export function sprintsOf(fields: Json): string[] {
  const values = Object.entries(fields)
    .filter(([name]) => CUSTOM.test(name) || /^(closedS|s)prints?$/.test(name))
    .flatMap(([, value]) => (isJson(value) ? [value] : list(value)));
  return [...new Set(values.flatMap((value) => sprintName(value) ?? []))];
}

function sprintName(value: unknown): string | undefined {
  if (typeof value !== 'string')
    return /^(active|closed|future)$/i.test(word(at(value, 'state')) ?? '')
      ? word(at(value, 'name'))
      : undefined;
  return word(/^com\.atlassian\.greenhopper\..*[[,]name=(.*?)(?:,\w+=|\]$)/.exec(value)?.[1]);
}

/**
 * The key an issue's epic link or parent link names: null when it has none, undefined when that cannot be told. It
 * can where `schema` says which field is which, and where no custom field holds anything like a key.
 */
export function epicLinkOf(fields: Json, schema: unknown): string | null | undefined {
  const custom = Object.entries(fields).filter(([name]) => CUSTOM.test(name));
  if (!isJson(schema)) return custom.some(([, value]) => KEY.test(String(value))) ? undefined : null;
  const links = custom.filter(([name]) => EPIC_LINK.test(word(at(schema, name, 'custom')) ?? ''));
  return links.map(([, value]) => word(value) ?? word(at(value, 'data', 'key'))).find(Boolean) ?? null;
}
