import type { Answer } from '../tools/site.ts';
import { text } from './html.ts';
import { listedJira } from './listed.ts';
import type { SampleJiraIssue } from './sample.ts';
import type { Mode } from './site.ts';

/** A page of ours in Jira Cloud's manner (issue view 2026-08): its hooks, our own style; facts come by its REST answer. */
export function jiraPage(issue: SampleJiraIssue, mode: Mode = 'auto'): string {
  const field = (name: string, value: string) => `<dt>${name}</dt><dd>${value}</dd>`;
  return frame(
    mode,
    `[${issue.key}] ${issue.title}`,
    `<div id="jira-issue-header"><nav data-component-selector="breadcrumbs-wrapper" class="crumbs"><span>Projects / Shop /</span>
${issue.epic ? `<div data-testid="issue.views.issue-base.foundation.breadcrumbs.parent-issue.item"><a href="/browse/${issue.epic.key}">${issue.epic.key}</a> /</div>` : ''}
<div data-testid="issue.views.issue-base.foundation.breadcrumbs.breadcrumb-current-issue-container"><a data-testid="issue.views.issue-base.foundation.breadcrumbs.current-issue.item" href="/browse/${issue.key}"><span>${issue.key}</span></a></div></nav></div>
<div class="view"><div data-testid="issue.views.issue-details.issue-layout.container-left">
<h1 data-testid="issue.views.issue-base.foundation.summary.heading">${text(issue.title)}</h1><h2>Description</h2><p>${text(issue.body)}</p></div>
<aside data-testid="issue.views.issue-details.issue-layout.container-right"><div class="status"><div><button type="button" data-testid="issue-field-status.ui.status-view.status-button.status-button">${text(issue.status.name)}</button></div></div>
<dl>${field('Assignee', text(issue.assignee ?? 'Unassigned'))}${field('Priority', issue.priority ?? 'Medium')}${field('Labels', (issue.labels ?? []).map(text).join(', ') || 'None')}${field('Parent', issue.epic ? `${issue.epic.key} ${text(issue.epic.title)}` : 'None')}</dl></aside></div>`,
  );
}

/** Jira around what it shows. */
export function frame(mode: Mode, title: string, body: string): string {
  return `<!doctype html><html lang="en" data-color-mode="${mode}"><head><meta charset="utf-8"><link rel="icon" href="data:,"><meta name="application-name" content="JIRA">
<title>${text(title)} - Jira</title><style>${STYLE}</style></head><body id="jira">
<header class="top"><b>Jira</b><input aria-label="Search" placeholder="Search"><button type="button" class="blue">Create</button></header>
<div class="cols"><nav><span>For you</span><span>Recent</span><span class="on">Shop</span><span>Plans</span></nav><main id="jira-frontend">
${body}
</main></div></body></html>`;
}

/** What REST answers of one issue, and of many at once, as the page's own session would get it. */
export function jiraAnswer(url: URL, sent = ''): Answer | null {
  const key = /^\/rest\/api\/[23]\/issue\/([A-Z]+-\d+)$/.exec(url.pathname)?.[1];
  const headers = { 'content-type': 'application/json;charset=UTF-8' };
  const told = (issue: SampleJiraIssue) => ({ id: '1', key: issue.key, fields: fieldsOf(issue) });
  if (url.pathname.endsWith('/issue/bulkfetch')) {
    const { issueIdsOrKeys: asked }: { issueIdsOrKeys: string[] } = JSON.parse(sent);
    const issues = listedJira.filter((one) => asked.includes(one.key)).map(told);
    return { headers, body: JSON.stringify({ issues, issueErrors: [] }) };
  }
  if (!key) return null;
  const issue = listedJira.find((one) => one.key === key);
  return issue
    ? { headers, body: JSON.stringify(told(issue)) }
    : {
        status: 404,
        headers,
        body: '{"errorMessages":["Issue does not exist or you do not have permission to see it."]}',
      };
}

function fieldsOf({
  key,
  title,
  type,
  status,
  labels = [],
  assignee,
  epic,
  priority = 'Medium',
}: SampleJiraIssue) {
  const level = { issuetype: { name: 'Epic', hierarchyLevel: 1, subtask: false }, status: statusOf(status) };
  return {
    summary: title,
    issuetype: { name: type, hierarchyLevel: 0, subtask: false },
    status: statusOf(status),
    labels,
    assignee: assignee ? { displayName: assignee, accountType: 'atlassian' } : null,
    reporter: { displayName: 'Mira Stone', accountType: 'atlassian' },
    creator: { displayName: 'Mira Stone', accountType: 'atlassian' },
    project: { key: key.split('-')[0], name: 'Shop' },
    priority: { name: priority },
    resolution: null,
    components: [],
    fixVersions: [],
    issuelinks: [],
    subtasks: [],
    duedate: null,
    created: '2026-11-02T09:12:00.000+0100',
    updated: '2026-11-20T16:40:00.000+0100',
    ...(epic && { parent: { key: epic.key, fields: { summary: epic.title, ...level } } }),
  };
}

function statusOf({ name, category }: SampleJiraIssue['status']) {
  return { name, statusCategory: { key: category } };
}

const STYLE = `
:root { --bg: #fff; --fg: #292a2e; --muted: #505258; --line: #dddee1; --soft: #f0f1f2; color-scheme: light; }
@media (prefers-color-scheme: dark) { [data-color-mode="auto"] { --bg: #1f1f21; --fg: #e2e3e4; --muted: #a9abaf; --line: #3a3b3f; --soft: #2b2c2f; color-scheme: dark; } }
[data-color-mode="dark"] { --bg: #1f1f21; --fg: #e2e3e4; --muted: #a9abaf; --line: #3a3b3f; --soft: #2b2c2f; color-scheme: dark; }
* { box-sizing: border-box; } body { margin: 0; background: var(--bg); color: var(--fg); font: 14px/20px system-ui, sans-serif; }
.top { display: flex; align-items: center; justify-content: space-between; height: 56px; padding: 0 24px; border-bottom: 1px solid var(--line); } .top input { width: 420px; height: 32px; padding: 0 10px; border: 1px solid var(--muted); border-radius: 3px; background: var(--bg); color: inherit; }
.blue { height: 32px; padding: 0 12px; border: 0; border-radius: 3px; background: #1868db; color: #fff; font: 500 14px system-ui; } .cols { display: grid; grid-template-columns: 224px 1fr; min-height: calc(100vh - 56px); }
.cols > nav { padding: 12px; border-inline-end: 1px solid var(--line); } .cols > nav span { display: block; padding: 6px 10px; border-radius: 3px; color: var(--muted); } .cols > nav .on { background: #1868db22; color: #1868db; }
main { padding: 16px 24px; } .crumbs { display: flex; align-items: center; gap: 6px; min-height: 32px; color: var(--muted); } .crumbs div { display: flex; gap: 6px; } a { color: inherit; text-decoration: none; }
.view { display: grid; grid-template-columns: 1fr 440px; gap: 32px; margin-top: 8px; } h1 { margin: 4px 0 16px; font: 600 24px/28px system-ui, sans-serif; } h2 { font: 600 14px/20px system-ui, sans-serif; }
.status { display: flex; align-items: center; gap: 8px; min-height: 32px; margin-bottom: 16px; } .status button { height: 32px; padding: 0 12px; border: 0; border-radius: 3px; background: var(--soft); color: inherit; font: 500 14px system-ui; }
dl { display: grid; grid-template-columns: 120px 1fr; gap: 12px; margin: 0; padding: 16px; border: 1px solid var(--line); border-radius: 4px; } dt { color: var(--muted); } dd { margin: 0; }
`;
