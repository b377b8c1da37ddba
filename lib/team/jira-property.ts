import * as z from 'zod/mini';
import { isJiraCloud } from '../core/jira-cloud.ts';
import { DOCUMENT_LIMIT } from '../core/team/limits.ts';
import type { SpaceAddress } from '../core/team/space.ts';
import { request } from './http.ts';
import { PROPERTY_LIMIT } from './pace.ts';
import type { SpaceOf } from './space.ts';

/**
 * A document as the property `plumbline` of a project, by the session that the person has with Jira:
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-properties. Jira keeps no versions: who
 * writes reads first and reads back.
 */

export type JiraProject = Extract<SpaceAddress, { at: 'jira' }>;

const propertySchema = z.object({ value: z.record(z.string(), z.unknown()) });

export const jiraProperty: SpaceOf<JiraProject> = {
  async read(address) {
    const answer = await request({ url: propertyOf(address), session: true, limit: DOCUMENT_LIMIT });
    if (!answer.ok) {
      if (answer.why === 'missing') return { is: 'none' };
      return { is: 'refused', why: answer.why, ...(answer.after && { after: answer.after }) };
    }
    const { data } = propertySchema.safeParse(answer.same ? null : answer.json);
    if (!data) return { is: 'refused', why: 'broken' };
    return { is: 'read', text: JSON.stringify(data.value), version: null, etag: null };
  },
  async write(address, text) {
    // Without indents: they would count.
    const value: unknown = JSON.parse(text);
    if (JSON.stringify(value).length > PROPERTY_LIMIT) return { is: 'refused', why: 'too-big' };
    const answer = await request({
      url: propertyOf(address),
      method: 'put',
      json: value,
      // Jira refuses writes of other origins but with this.
      headers: { 'x-atlassian-token': 'no-check' },
      session: true,
      limit: DOCUMENT_LIMIT,
    });
    if (answer.ok) return { is: 'written', version: null };
    return { is: 'refused', why: answer.why, ...(answer.after && { after: answer.after }) };
  },
};

function propertyOf({ host, base, project }: JiraProject): string {
  const version = isJiraCloud(host) ? 3 : 2;
  return `https://${host}${base}/rest/api/${version}/project/${project}/properties/plumbline`;
}
