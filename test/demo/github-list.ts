import { STYLE, tabs } from './github-page.ts';
import { text } from './html.ts';
import { listedIssues } from './listed.ts';
import { REPO, type SampleIssue } from './sample.ts';
import type { Mode } from './site.ts';

/** A list and a project's board of ours in GitHub's manner (2025-09): its hooks, our own style. */

export function githubList(mode: Mode): string {
  const open = listedIssues.filter(({ state }) => state !== 'closed');
  return page(
    mode,
    `Issues · ${REPO}`,
    `${tabs('Issues')}<main><div class="list"><div data-testid="list-header" class="search"><input aria-label="Search issues" value="is:issue state:open"><button type="button">Labels</button><button type="button" class="green">New issue</button></div>
<div class="box"><header>Open <b>${open.length}</b></header><ul role="list">${open.map(row).join('')}</ul></div></div></main>`,
  );
}

function row({ number, title, author, labels = [], assignees = [], pull }: SampleIssue): string {
  const chips = labels
    .map(
      (name) =>
        `<span data-listview-component="trailing-badge"><a href="#" class="label">${text(name)}</a></span>`,
    )
    .join('');
  const person = `<a data-hovercard-url="/users/${text(author)}/hovercard">${text(author)}</a>`;
  const people = assignees.map((login) => `<a data-hovercard-url="/users/${login}/hovercard"></a>`).join('');
  return `<li role="listitem">${icon(pull ? 'pull' : 'open')}<div><div><h3>${link(number, title, pull)}</h3> ${chips}</div>
<div class="line"><div data-testid="list-row-repo-name-and-number"><span>#${number} · </span><span data-testid="created-at">${person} opened 2 days ago</span></div></div></div>
<div data-testid="list-row-linked-pull-requests"></div><div data-testid="list-row-assignees">${people}</div></li>`;
}

export function githubBoard(mode: Mode): string {
  const of = (column: string, cards: SampleIssue[]) =>
    `<section data-board-column="${column}"><div class="head"><div><h2>${column}</h2></div><div><button type="button" aria-label="Actions for column: ${column}">…</button></div></div>${cards.map(card).join('')}</section>`;
  const closed = listedIssues.filter(({ state }) => state === 'closed');
  const rest = listedIssues.filter(({ state, pull }) => state !== 'closed' && !pull);
  const begun = rest.filter(({ assignees }) => assignees);
  return page(
    mode,
    'Shop · acme',
    `<div id="memex-project-view-root"><div role="tabpanel"><div class="search"><input aria-label="Filter" placeholder="Filter by keyword or by field"></div>
<div class="board">${of(
      'Next',
      rest.filter((one) => !begun.includes(one)),
    )}${of('In progress', begun.slice(0, 5))}${of('In review', begun.slice(5))}${of('Done', closed)}</div></div></div>`,
  );
}

function card({ number, title, state }: SampleIssue): string {
  return `<div data-board-card-id="${number}" data-hovercard-subject-tag="issue:${number}" role="button" tabindex="0"><div class="line"><div class="key">${icon(state)}<span>shop #${number}</span><div class="js-context-menu-trigger"></div></div></div>${link(number, `<h3>${text(title)}</h3>`)}</div>`;
}

function link(number: number, inner: string, pull?: true): string {
  const words = inner.startsWith('<') ? inner : text(inner);
  return `<a data-testid="issue-pr-title-link" href="https://github.com/${REPO}/${pull ? 'pull' : 'issues'}/${number}">${words}</a>`;
}

const ICONS = { open: 'issue-opened', closed: 'issue-closed', pull: 'git-pull-request' };

function icon(state: keyof typeof ICONS = 'open'): string {
  return `<div data-testid="list-row-state-icon"><svg class="octicon octicon-${ICONS[state]}" role="img" aria-label="${state === 'closed' ? 'Closed' : 'Open'} issue" viewBox="0 0 16 16" width="16" height="16"><circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" stroke-width="1.5"/><circle cx="8" cy="8" r="1.5" fill="currentColor"/></svg></div>`;
}

function page(mode: Mode, title: string, body: string): string {
  return `<!doctype html><html lang="en" data-color-mode="${mode}"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>${title}</title><style>${STYLE}${LISTS}</style></head>
<body><header class="top"><b>acme</b> / <b>shop</b></header>${body}</body></html>`;
}

const LISTS = `
.list { display: flex; flex-direction: column; gap: 16px; } .search { display: flex; gap: 8px; } .search input { flex: 1; height: 32px; padding: 0 12px; border: 1px solid var(--line); border-radius: 6px; background: var(--bg); color: inherit; font: inherit; }
.box { border: 1px solid var(--line); border-radius: 6px; } .box header { padding: 13px 16px; background: var(--soft); } li { display: flex; gap: 8px; padding: 8px 16px; border-top: 1px solid var(--line); } li > div:nth-child(2) { flex: 1; min-width: 0; }
h3 { display: inline; margin: 0; color: inherit; font: 600 16px/24px system-ui, sans-serif; } svg { display: block; color: var(--green); vertical-align: text-bottom; } li svg { margin-top: 4px; } .line { display: flex; gap: 4px; align-items: center; color: var(--muted); font-size: 12px; line-height: 18px; } li .line { margin-top: 3px; }
#memex-project-view-root .search { margin: 12px 16px; } .board { display: grid; grid-template-columns: repeat(4, 1fr); gap: 8px; padding: 0 16px; } section { min-height: 560px; padding: 8px; border: 1px solid var(--line); border-radius: 6px; background: var(--soft); }
.head { display: flex; justify-content: space-between; padding: 4px 8px; } .head h2 { margin: 0; font: 600 16px/24px system-ui, sans-serif; } .head button { height: 24px; padding: 0 6px; border: 0; } section > [role=button] { margin-top: 8px; padding: 12px; border: 1px solid var(--line); border-radius: 6px; background: var(--bg); } .key { display: flex; gap: 4px; align-items: center; } section .line { margin-bottom: 4px; } .octicon-issue-closed { color: #8250df; } section h3 { font: 400 14px/20px system-ui, sans-serif; }
`;
