import { githubPage } from '../../demo/github-page.ts';
import { text } from '../../demo/html.ts';

/** Generated GitHub-like pages: as their server draws them, whole, behind one style sheet that the first paint waits for. */

/** Of row or card `n`: label and words in its title, after the goals of goals.ts. */
const LABELS = ['pay', 'find', '', ''];

const SHEET = '<link rel="stylesheet" href="/slow.css">';

export function issuePage(number: number): string {
  const page = githubPage(
    {
      number,
      title: `Issue ${number} of the shop`,
      body: 'What happens, what should happen, and how to see it.',
      author: 'dana',
      labels: ['bug', ...[LABELS[number % 4] ?? ''].filter(Boolean)],
      assignees: ['dana'],
    },
    'light',
  );
  return withSheet(page.replace('<textarea', () => `${comments(30)}<textarea`));
}

function comments(count: number): string {
  return Array.from(
    { length: count },
    (_, n) => `<article class="comment"><header><a href="/jo"><b>jo</b></a> commented</header>
<p>${'It is the same here, with <code>retries</code> switched on and off. '.repeat(1 + (n % 4))}</p>
<ul><li>first</li><li>then</li></ul><pre><span>at</span> <span>pay</span>(<span>${n}</span>)</pre></article>`,
  ).join('');
}

/** GitHub's React list, all rows drawn by the server. */
export function listPage(count: number): string {
  return withSheet(`<!doctype html><html data-color-mode="light"><head><meta charset="utf-8"><link rel="icon" href="data:,">
<title>Issues · acme/shop</title><style>${LIST_STYLE}</style></head><body><main><div><div data-testid="list-header"></div><ul role="list">
${Array.from({ length: count }, (_, n) => rowHtml(n)).join('\n')}</ul></div></main></body></html>`);
}

function rowHtml(n: number): string {
  const label = LABELS[n % 4];
  const badge =
    label &&
    `<span data-listview-component="trailing-badge"><a href="/acme/shop/issues?q=label%3A${label}">${label}</a></span>`;
  return `<li role="listitem" data-n="${n}"><div><h3><a data-testid="issue-pr-title-link" href="https://github.com/acme/shop/issues/${n + 1}">Issue ${n + 1}</a></h3><span class="labels">${badge}</span></div>
<div data-testid="list-row-state-icon"><svg class="octicon octicon-issue-opened" width="16" height="16"></svg></div>
<div class="line"><div data-testid="list-row-repo-name-and-number"><span>#${n + 1} · </span><span data-testid="created-at"><a data-hovercard-url="/users/dana/hovercard">dana</a> opened 2 hours ago</span></div></div>
<div data-testid="list-row-linked-pull-requests"></div><div data-testid="list-row-assignees">${n % 4 === 2 ? '<a data-hovercard-url="/users/dana/hovercard"></a>' : ''}</div></li>`;
}

/** A project's board: cards in six columns, all drawn. */
export function boardPage(count: number): string {
  const columns = Array.from({ length: 6 }, (_, column) => {
    const cards = Array.from({ length: Math.ceil((count - column) / 6) }, (_, n) => cardHtml(n * 6 + column));
    return `<div data-board-column="Column ${column}"><div class="column">${cards.join('\n')}</div></div>`;
  });
  return withSheet(`<!doctype html><html data-color-mode="light"><head><meta charset="utf-8"><link rel="icon" href="data:,">
<title>Board · acme</title><style>${BOARD_STYLE}</style></head><body><div id="memex-project-view-root"><div role="tabpanel"><div class="board">
${columns.join('\n')}</div></div></div></body></html>`);
}

function cardHtml(n: number): string {
  const title = text(`${LABELS[n % 4] || 'Look at'} number ${n + 1}`);
  return `<div data-board-card-id="${1000 + n}" data-hovercard-subject-tag="issue:${5000 + n}" role="button" tabindex="0"><div><div class="top"><div class="head">
<svg class="octicon octicon-issue-opened" width="16" height="16"></svg><span>shop #${n + 1}</span><div class="js-context-menu-trigger"><button>…</button></div></div></div>
<a href="https://github.com/acme/shop/issues/${n + 1}"><h3><span>${title}</span></h3></a></div><ul aria-label="Fields"></ul></div>`;
}

/** Puts the sheet in, as every page of GitHub's has one: on loopback a page is else painted before anything is read. */
export function withSheet(html: string): string {
  // Before a policy of the page's own, which may allow none.
  return html.replace(/<html[^>]*>/, (start) => start + SHEET);
}

const LIST_STYLE = `body { margin: 0; font: 14px/21px sans-serif } main { display: flex; flex-direction: column; gap: 8px; padding: 8px }
ul { margin: 0; padding: 0; list-style: none; position: relative } li { display: grid; height: 64px; box-sizing: border-box; border-bottom: 1px solid #ddd; overflow: hidden; inset-inline: 0 }
h3 { display: inline; font: inherit } .line { display: flex; flex-wrap: wrap; gap: 4px; align-items: center; font-size: 12px; line-height: 18px }`;

const BOARD_STYLE = `body { margin: 0; font: 14px/21px sans-serif } #memex-project-view-root { height: 100vh } [role=tabpanel] { height: 100%; display: flex; flex-direction: column }
.board { flex: 1; display: flex; gap: 8px; min-height: 0 } [data-board-column] { width: 320px; overflow-y: auto } [data-board-card-id] { margin: 4px; padding: 8px; border: 1px solid #ddd }
.top { display: flex; justify-content: space-between } .head { display: flex; gap: 4px; align-items: center; font-size: 12px } h3 { display: inline; font: inherit }`;
