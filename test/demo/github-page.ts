import { text } from './html.ts';
import { REPO, type SampleIssue } from './sample.ts';

/** A page of ours in GitHub's manner (React issue viewer 2025, React pull request 2026): its hooks, our own style. */
export function githubPage(issue: SampleIssue, mode: 'light' | 'dark' | 'auto' = 'auto'): string {
  return `<!doctype html><html lang="en" data-color-mode="${mode}"><head><meta charset="utf-8"><link rel="icon" href="data:,">
<title>${text(issue.title)} · ${issue.pull ? 'Pull Request' : 'Issue'} #${issue.number} · ${REPO}</title><style>${STYLE}</style></head>
<body><header class="top"><b>acme</b> / <b>shop</b></header>
${tabs(issue.pull ? 'Pull requests' : 'Issues')}
<main>${issue.pull ? pullHead(issue) : issueHead(issue)}<div class="cols"><div>
<article class="comment" ${issue.pull ? `id="pullrequest-${issue.number}"` : 'data-testid="issue-body"'}><header>${authorLink(issue)} opened this</header><p>${text(issue.body)}</p></article>
<textarea aria-label="Add a comment" placeholder="Use Markdown to format your comment"></textarea>
<p class="act"><button type="button">Close ${issue.pull ? 'pull request' : 'issue'}</button> <button type="button" class="green">Comment</button></p>
</div>${issue.pull ? pullSide(issue) : issueSide(issue)}</div></main></body></html>`;
}

export function tabs(on: string): string {
  return `<nav class="tabs"><span>Code</span><span class="on">${on}</span><span>Discussions</span><span>Actions</span></nav>`;
}

function issueHead({ title, number, state = 'open' }: SampleIssue): string {
  const [word, status] = state === 'open' ? ['Open', 'issueOpened'] : ['Closed', 'issueClosed'];
  return `<div data-testid="issue-viewer-issue-container"><div data-testid="issue-header"><div data-component="TitleArea">
<h1 data-component="PH_Title"><bdi data-testid="issue-title">${text(title)}</bdi> <span class="number">#${number}</span></h1></div>
<div data-component="PH_Actions"><button type="button" class="green">New issue</button></div></div>
<div data-testid="issue-metadata-fixed"><div class="meta"><div><span data-testid="header-state" data-status="${status}" class="state ${state}">${word}</span></div></div></div></div>`;
}

function pullHead({ title, number, author }: SampleIssue): string {
  return `<div class="prc-PageHeader-PageHeader"><div data-component="TitleArea"><h1 data-component="PH_Title"><span class="markdown-title">${text(title)}</span><span class="number fgColor-muted f1-light">#${number}</span></h1></div>
<div class="meta pull"><div><span data-component="StateLabel" data-status="pullOpened" class="prc-StateLabel-StateLabel state open">Open</span></div>
<div class="summary"><a href="/apps/${text(author.replace('[bot]', ''))}">${text(author)}</a> wants to merge 1 commit into <code>main</code></div></div></div>
<script type="application/json" data-target="react-app.embeddedData">${embeddedPull(number, title, author)}</script>`;
}

function embeddedPull(number: number, title: string, login: string): string {
  const [ownerLogin, name] = REPO.split('/');
  const pullRequest = { number, title, state: 'OPEN', author: { login } };
  const payload = { pullRequestsLayoutRoute: { pullRequest, repository: { ownerLogin, name } } };
  return JSON.stringify({ payload }).replaceAll('<', '\\u003c');
}

function authorLink({ author, pull }: SampleIssue): string {
  const [login = '', bot] = author.split('[');
  const hook = pull ? 'class="author"' : 'data-testid="issue-body-header-author"';
  return `<a ${hook} href="/${bot ? 'apps/' : ''}${text(login)}"><b>${text(author)}</b></a>`;
}

function issueSide({ assignees = [], labels = [], milestone, sidebarLoading }: SampleIssue): string {
  if (sidebarLoading) return '<div class="side"></div>';
  const people = assignees
    .map((login) => `<li><a href="/${text(login)}" data-testid="issue-assignee">${text(login)}</a></li>`)
    .join('');
  const section = (name: string, empty: string, filled = '', id = 'sidebar-section') =>
    `<div data-testid="${id}"><div><h3>${name}</h3>${filled ? '' : `<span class="muted">${empty}</span>`}</div>${filled && `<div>${filled}</div>`}</div>`;
  return `<div data-testid="issue-viewer-metadata-container" class="side">
${section('Assignees', 'No one assigned', people && `<ul>${people}</ul>`)}
${section('Labels', 'No labels', `<div data-testid="issue-labels">${labels.map(label).join('')}</div>`)}
${section('Type', 'No type')}${section('Projects', 'No projects', '', 'sidebar-projects-section')}
${section('Milestone', 'No milestone', milestone && text(milestone))}
${relationships()}
${section('Development', 'No branches or pull requests', '', 'sidebar-section')}
<div data-testid="sidebar-participants-section"><h3>Participants</h3></div></div>`;
}

/** As it stands once loaded: the list is there even when nothing is in it (SCHEMA.md, "Loaded means"). */
function relationships(): string {
  return `<div data-testid="sidebar-relationships-section"><div><h3>Relationships</h3><span class="muted">None yet</span><div hidden><ul class="RelationshipsSection-module__list"></ul></div></div></div>`;
}

function label(name: string): string {
  return `<a href="/${REPO}/issues?q=label%3A${encodeURIComponent(name)}" class="label"><span><span><span>${text(name)}</span></span></span></a>`;
}

function pullSide({ labels = [], assignees = [] }: SampleIssue): string {
  const item = (name: string, inner: string) =>
    `<div class="discussion-sidebar-item"><div class="discussion-sidebar-heading">${name}</div>${inner}</div>`;
  const people = assignees
    .map((login) => `<span class="assignee"><a href="/${text(login)}">${text(login)}</a></span>`)
    .join('');
  const chips = labels
    .map((name) => `<a data-name="${text(name)}" class="label" href="#"><span>${text(name)}</span></a>`)
    .join('');
  return `<div id="partial-discussion-sidebar" class="side">${item('Reviewers', 'No reviews')}
${item('Assignees', people || '<span class="css-truncate">No one assigned</span>')}
${item('Labels', `<div class="js-issue-labels">${chips || 'None yet'}</div>`)}${item('Projects', 'None yet')}
${item('Milestone', 'No milestone')}${item('Development', '<p>Successfully merging this pull request may close these issues.</p>None yet')}</div>`;
}

export const STYLE = `
:root { --bg: #fff; --fg: #1f2328; --muted: #59636e; --line: #d1d9e0; --soft: #f6f8fa; --green: #1f883d; color-scheme: light; }
@media (prefers-color-scheme: dark) { [data-color-mode="auto"] { --bg: #0d1117; --fg: #f0f6fc; --muted: #9198a1; --line: #3d444d; --soft: #151b23; --green: #238636; color-scheme: dark; } }
[data-color-mode="dark"] { --bg: #0d1117; --fg: #f0f6fc; --muted: #9198a1; --line: #3d444d; --soft: #151b23; --green: #238636; color-scheme: dark; }
* { box-sizing: border-box; } body { margin: 0; background: var(--bg); color: var(--fg); font: 14px/21px system-ui, sans-serif; }
.top { padding: 18px 24px; background: var(--soft); } .tabs { display: flex; gap: 24px; padding: 0 24px; background: var(--soft); border-bottom: 1px solid var(--line); }
.tabs span { padding: 8px 0; } .tabs .on { font-weight: 600; border-bottom: 2px solid #fd8c73; }
main { max-width: 1280px; margin: 24px auto; padding: 0 24px; } [data-testid="issue-header"] { display: flex; gap: 16px; }
[data-component="TitleArea"] { flex: 1; } h1 { margin: 0 0 8px; font: 400 32px/48px system-ui, sans-serif; } .number { color: var(--muted); margin-inline-start: 8px; }
.meta { display: flex; align-items: center; gap: 8px; min-height: 32px; padding-bottom: 12px; border-bottom: 1px solid var(--line); }
.state { display: inline-flex; align-items: center; height: 32px; padding: 0 12px; border-radius: 16px; color: #fff; font-weight: 500; background: var(--green); } .state.closed { background: #8250df; }
.pull { align-items: flex-start; } .summary { flex: 1; overflow: hidden; line-height: 32px; } .summary, .muted, .comment header { color: var(--muted); } .cols { display: grid; grid-template-columns: 1fr 280px; gap: 32px; margin-top: 24px; }
.comment { border: 1px solid var(--line); border-radius: 6px; } .comment header { padding: 8px 16px; background: var(--soft); border-bottom: 1px solid var(--line); } .comment p { margin: 16px; }
textarea { width: 100%; height: 96px; margin-top: 24px; padding: 12px; border: 1px solid var(--line); border-radius: 6px; background: var(--bg); color: inherit; font: inherit; } .act { text-align: end; }
button { height: 32px; padding: 0 12px; border: 1px solid var(--line); border-radius: 6px; background: var(--soft); color: inherit; font: 500 14px system-ui, sans-serif; } .green { background: var(--green); color: #fff; border-color: transparent; }
.side > div { padding: 0 0 16px; margin-bottom: 16px; border-bottom: 1px solid var(--line); } h3, .discussion-sidebar-heading { margin: 0 0 6px; font: 600 12px/18px system-ui, sans-serif; color: var(--muted); } ul { margin: 0; padding: 0; list-style: none; } a { color: inherit; text-decoration: none; }
.label { display: inline-block; margin-inline-end: 4px; padding: 0 8px; border: 1px solid var(--line); border-radius: 10px; font: 500 12px/18px system-ui, sans-serif; }
`;
