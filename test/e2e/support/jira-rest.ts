import { jiraAnswer } from '../../demo/jira-page.ts';
import type { Answer } from '../../tools/site.ts';

/** What Jira's REST answers for one plain story in progress; 404 in its own form for every other issue. */
export function jiraRestAnswer(url: URL, key: string): Answer | null {
  const asked = /\/rest\/api\/[23]\/issue\/([A-Z]+-\d+)$/.exec(url.pathname)?.[1];
  if (!asked) return null;
  const headers = { 'content-type': 'application/json;charset=UTF-8' };
  if (asked !== key)
    return { status: 404, headers, body: '{"errorMessages":["Issue Does Not Exist"],"errors":{}}' };
  return { headers, body: JSON.stringify({ id: '10000', key, fields: FIELDS }) };
}

/** What the demo's issues are, as Cloud answers or as Data Center's search does. */
export function listedAnswer(url: URL, body?: string): Answer | null {
  if (!url.pathname.endsWith('/rest/api/2/search')) return jiraAnswer(url, body);
  const asked = /\((.*)\)/.exec(url.searchParams.get('jql') ?? '')?.[1]?.split(',');
  return jiraAnswer(new URL('/rest/api/3/issue/bulkfetch', url), JSON.stringify({ issueIdsOrKeys: asked }));
}

const FIELDS = {
  summary: 'Create integration with Jira',
  issuetype: { name: 'Story', subtask: false },
  status: { name: 'In Progress', statusCategory: { key: 'indeterminate' } },
  labels: [],
  assignee: { displayName: 'Alexey Novitskiy' },
  reporter: { displayName: 'Alexey Novitskiy' },
  creator: { displayName: 'Alexey Novitskiy' },
  project: { key: 'TT', name: 'Time Tracker' },
  priority: { name: 'Medium' },
  resolution: null,
  components: [],
  fixVersions: [],
  issuelinks: [],
  subtasks: [],
  duedate: null,
  created: '2015-09-01T10:00:00.000+0000',
  updated: '2015-09-02T10:00:00.000+0000',
};
