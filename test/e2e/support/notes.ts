import { githubPage } from '../../demo/github-page.ts';
import { JIRA_HOST, REPO, type SampleIssue } from '../../demo/sample.ts';
import { addressOf, demoSite, type Mode } from '../../demo/site.ts';
import type { Site } from '../../tools/site.ts';
import { focusNow } from './weeks.ts';

/** Issues that only a whole view makes sense of: a blocker of the focus, twins in two trackers, a parent and its child. */

export const LIST_URL = `https://github.com/${REPO}/issues`;
export const TWIN = 'SHOP-141';

const people = { author: 'dana', assignees: ['dana'], labels: ['bug'], body: '' };
export const BLOCKED: SampleIssue = { ...people, number: 901, title: 'Charge once', labels: ['pay'] };
export const BLOCKER: SampleIssue = { ...people, number: 902, title: 'The provider names its errors' };
export const DONE: SampleIssue = {
  ...people,
  number: 903,
  title: `${TWIN}: what happens while a retry runs`,
  state: 'closed',
};
export const PARENT: SampleIssue = { ...people, number: 904, title: 'Payment retries', state: 'closed' };
export const CHILD: SampleIssue = { ...people, number: 905, title: 'Retry in the app' };

export function notesFile(): string {
  const scopes = [`github:github.com/${REPO}`, `jira:${JIRA_HOST}/SHOP`];
  return JSON.stringify({
    format: 'plumbline',
    version: 1,
    scopes,
    // A row does not show what it hangs from: without this it would be unread.
    settings: { noInheritance: scopes },
    goals: [
      { id: 'pay', title: 'Checkout under two seconds', rank: 1, state: 'active', rules: ['label:pay'] },
    ],
    focus: focusNow({ goal: 'pay' }),
  });
}

/** The demo's pages, and those issues at their addresses, with their relations and a list of all. */
export async function notesSite(mode: Mode = 'auto'): Promise<Site> {
  const site = await demoSite(mode);
  const page = (issue: SampleIssue) => githubPage(issue, mode);
  site.page(addressOf(BLOCKED), related(page(BLOCKED), 'Blocked by', BLOCKER));
  site.page(addressOf(DONE), page(DONE));
  const children = `<div data-testid="sub-issues-issue-container">0 of 1 <ul><li aria-level="1">${link(CHILD)}</li></ul></div>`;
  site.page(addressOf(PARENT), page(PARENT).replace('</article>', `</article>${children}`));
  site.page(addressOf(CHILD), related(page(CHILD), 'Parent', PARENT));
  site.page(LIST_URL, listPage([BLOCKER, BLOCKED, DONE, PARENT, CHILD], mode));
  return site;
}

/** The page of an issue with a group in its Relationships. */
function related(page: string, group: string, other: SampleIssue): string {
  return page
    .replace('<ul class="RelationshipsSection', `<ul><li>${group} ${link(other)}</li></ul>$&`)
    .replace('<div hidden>', '<div>');
}

function link(issue: SampleIssue): string {
  return `<a href="${addressOf(issue)}">${icon(issue)}${issue.title}</a>`;
}

function icon({ state = 'open' }: SampleIssue): string {
  const name = state === 'open' ? 'octicon-issue-opened' : 'octicon-issue-closed color-fg-done';
  return `<svg class="octicon ${name}" width="16" height="16"></svg>`;
}

/** In the manner of GitHub's React list. */
function listPage(issues: readonly SampleIssue[], mode: Mode): string {
  const rows = issues.map(
    (
      issue,
    ) => `<li role="listitem"><div><h3><a data-testid="issue-pr-title-link" href="${addressOf(issue)}">${issue.title}</a></h3>
${(issue.labels ?? []).map((name) => `<span data-listview-component="trailing-badge"><a href="/${REPO}/issues?q=label%3A${name}">${name}</a></span>`).join('')}</div>
<div data-testid="list-row-state-icon">${icon(issue)}</div>
<div class="line"><div data-testid="list-row-repo-name-and-number"><span>#${issue.number} · </span><span data-testid="created-at"><a data-hovercard-url="/users/dana/hovercard">dana</a> opened 2 hours ago</span></div></div>
<div data-testid="list-row-linked-pull-requests"></div><div data-testid="list-row-assignees"><a data-hovercard-url="/users/dana/hovercard"></a></div></li>`,
  );
  return `<!doctype html><html data-color-mode="${mode}"><head><meta charset="utf-8"><link rel="icon" href="data:,"><style>
html { color-scheme: ${mode === 'auto' ? 'light dark' : mode} } body { margin: 24px; font: 14px/21px sans-serif; max-width: 900px }
ul { margin: 0; padding: 0; list-style: none } li { padding: 8px; border-top: 1px solid #8886 } h3 { margin: 0; font-size: 16px } a { color: inherit; text-decoration: none }
li > div { display: inline-block } .line { display: flex !important; gap: 4px; align-items: center; font-size: 12px; line-height: 18px }
</style></head><body><main><div data-testid="list-header"></div><ul role="list">${rows.join('')}</ul></main></body></html>`;
}
