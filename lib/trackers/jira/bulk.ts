import type { FactName, IssueFacts, Trouble } from '../../core/facts.ts';
import { shortKey } from '../../core/issue.ts';
import { isJiraCloud } from '../../core/jira-cloud.ts';
import type { SiteAnswer, SiteRequest } from '../site-request.ts';
import { issuesOf } from './answers.ts';
import { troubleOf, waitUntil } from './client.ts';
import { FIELDS, fieldOf } from './fields.ts';
import { at, isJson, word } from './json.ts';

/**
 * Many issues in one request, which a page of the site makes in its own session. It is written and its answer read
 * here, for the background: no content script reaches this file.
 */

/** Issues, and the ids of the site's own fields as far as the answer tells; or why there are none. */
export type BulkRead =
  | { facts: IssueFacts[]; custom: string[] }
  | { trouble: Trouble /** ISO 8601, where the site says it. */; retryAt?: string };

/** Jira takes no more at once. */
export const MOST_KEYS = 100;

/** Fields that every site numbers differently, found by their type: sprints, and what an epic is linked by. */
const SPRINT = /:gh-sprint$/;
const EPIC = /:(?:gh-epic-link|jpo-custom-field-parent)$/;

/** Whose answer would be long for nothing. */
const LEFT_OUT = ['-description', '-environment', '-comment'];

/**
 * The fields that tell these facts.
 * @param custom ids of the site's own fields, when an earlier answer has told them; else all fields are asked for once
 */
export function fieldsFor(
  facts: readonly FactName[],
  host: string,
  custom: readonly string[] = [],
): string[] {
  const fields = new Set(['summary', 'issuetype', 'status']);
  for (const name of facts) {
    const field = FIELDS[name];
    if (field && fieldOf(field) !== '*navigable') fields.add(fieldOf(field));
    if (/^(blocks|blockedBy|links)$/.test(name)) fields.add('issuelinks');
  }
  const isCustom = facts.includes('sprints') || (facts.includes('parent') && !isJiraCloud(host));
  const own = custom.length > 0 ? custom : ['*navigable', ...LEFT_OUT];
  return [...fields, ...(isCustom ? own : [])];
}

/**
 * The request for issues of one site: a bulk fetch on Cloud; on Data Center, which has none, a search, whose keys are
 * not validated, as one that is gone would fail all of them.
 * @param site where its own paths begin: `https://issues.apache.org/jira`
 */
export function bulkRequest(site: string, keys: readonly string[], fields: readonly string[]): SiteRequest {
  const accept = 'application/json';
  const names = keys.map(shortKey);
  if (isJiraCloud(new URL(site).host))
    return {
      url: `${site}/rest/api/3/issue/bulkfetch`,
      method: 'POST',
      headers: { accept, 'content-type': accept, 'x-atlassian-token': 'no-check' },
      body: JSON.stringify({ issueIdsOrKeys: names, fields, expand: ['schema'] }),
    };
  const query = new URLSearchParams({
    jql: `key in (${names})`,
    maxResults: String(names.length),
    fields: fields.join(),
    expand: 'schema',
    validateQuery: 'false',
  });
  return { url: `${site}/rest/api/2/search?${query}`, method: 'GET', headers: { accept } };
}

/** What an answer to such a request for these fields tells. */
export function readBulk(
  { status, headers: written, body }: SiteAnswer,
  { host, fields }: { host: string; fields: readonly string[] },
): BulkRead {
  const headers = new Headers(written);
  if (status < 0) return { trouble: 'offline' };
  const cloud = isJiraCloud(host);
  const answer = status === 200 && /\bjson\b/.test(headers.get('content-type') ?? '') ? parsed(body) : null;
  if (isJson(answer) && Array.isArray(answer.issues)) {
    const own = fields.some((field) => field.startsWith('customfield_'));
    const facts = issuesOf(answer, {
      host,
      flavour: cloud ? 'jira-cloud' : 'jira-dc',
      // The site's own fields stand for all of them.
      fields: own ? [...fields, '*navigable'] : fields,
      readAt: new Date().toISOString(),
    });
    return { facts, custom: customIn(answer, cloud) };
  }
  if (answer !== null) return { trouble: 'broken' };
  // Signed out, Cloud answers a bulk fetch with 400 (seen 2026-08).
  const trouble = cloud && status === 400 ? 'signed-out' : troubleOf(status, headers);
  return { trouble, ...(trouble === 'limited' && { retryAt: new Date(waitUntil(headers)).toISOString() }) };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Ids of the site's own fields; none while not all of them are told. */
function customIn(answer: unknown, cloud: boolean): string[] {
  const schema = at(answer, 'schema');
  const told = Object.entries(isJson(schema) ? schema : {});
  const ids = (type: RegExp) =>
    told.flatMap(([id, of]) => (type.test(word(at(of, 'custom')) ?? '') ? [id] : []));
  const [sprint, epic] = [ids(SPRINT), ids(EPIC)];
  return sprint.length > 0 && (cloud || epic.length > 0) ? [...sprint, ...epic] : [];
}
