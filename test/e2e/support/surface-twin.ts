import { planFile } from './plan.ts';
import { recycle } from './recycle.ts';

/** Generated twins of lists and boards: so many rows, of which only those on screen are drawn, in elements used again. */

type Recycle = typeof recycle;

type Surface = {
  path: string;
  /** Attributes of what scrolls, and of the list in it. */
  holds?: string;
  list?: string;
  height: number;
  /** A row, for its NUMBER and its TITLE; the mark stands behind what `.key` finds. */
  row: string;
};

const PERSON = '<span class="end" role="img">&nbsp;</span>';
const LINE = (key: string, title: string) =>
  `<div class="line"><a class="key" data-testid="${key}" href="/browse/SHOP-NUMBER">SHOP-NUMBER</a><span class="title" data-testid="${title}">TITLE</span>${PERSON}</div>`;
const BACKLOG = 'software-backlog.card-list.card';
const TABLE = 'native-issue-table.common.ui.issue-cells';
const TIMELINE = 'roadmap.timeline-table';
const PANEL = 'calendar.ui.calendar-unscheduled-panel.calendar-unscheduled-panel-card-list';
const SPLIT = 'issue-navigator.ui.issue-results.detail-view.card-list.card';

const JIRA: Record<string, Surface> = {
  backlog: {
    path: '/jira/software/projects/SHOP/boards/3/backlog',
    holds: 'data-testid="software-backlog.backlog-content.scrollable"',
    height: 40,
    row: `<div data-testid="${BACKLOG}.content-container.SHOP-NUMBER">${LINE(`${BACKLOG}.card-contents.key`, `${BACKLOG}.card-contents.summary`)}</div>`,
  },
  'software board': {
    path: '/jira/software/projects/SHOP/boards/3',
    holds: 'data-testid="platform-board-kit.ui.board.scroll.board-scroll"',
    height: 80,
    row: `<div id="card-SHOP-NUMBER" data-testid="platform-board-kit.ui.card.card"><span data-testid="issue-field-single-line-text-readview-card.ui.single-line-text.container.box">TITLE</span><div class="line"><div class="key" data-testid="platform-card.common.ui.key.key"><a href="/browse/SHOP-NUMBER">SHOP-NUMBER</a></div>${PERSON}</div></div>`,
  },
  'board of 2026-09': {
    path: '/jira/software/projects/SHOP/boards/4',
    height: 80,
    row: `<div data-testid="board.content.cell.card"><a class="whole" href="/browse/SHOP-NUMBER"></a><div><span>TITLE</span></div><div class="line"><div class="key">SHOP-NUMBER</div>${PERSON}</div></div>`,
  },
  list: {
    path: '/jira/core/projects/SHOP/list',
    height: 40,
    row: `<div data-testid="native-issue-table.ui.issue-row"><div data-testid="native-issue-table.ui.row.issue-row.merged-cell" style="position: relative">${LINE(`${TABLE}.issue-key.issue-key-cell`, `${TABLE}.issue-summary.issue-summary-cell`)}</div></div>`,
  },
  timeline: {
    path: '/jira/software/projects/SHOP/boards/3/timeline',
    height: 40,
    row: `<div data-testid="${TIMELINE}.components.list-item.container-NUMBER">${LINE(`${TIMELINE}-kit.ui.list-item-content.summary.key`, `${TIMELINE}-kit.ui.list-item-content.summary.title`)}</div>`,
  },
  calendar: {
    path: '/jira/core/projects/SHOP/calendar',
    holds: `data-testid="${PANEL}.container"`,
    height: 80,
    row: `<li><button data-testid="${PANEL}.calendar-unscheduled-panel-card.calendar-card-container"><div data-testid="${PANEL}.calendar-unscheduled-panel-card.draggable"><div>TITLE</div><div class="line"><div class="key">SHOP-NUMBER</div>${PERSON}</div></div></button></li>`,
  },
  'split view': {
    path: '/issues/?jql=project%20%3D%20SHOP',
    height: 80,
    row: `<div data-testid="${SPLIT}.list-item"><a href="/issues/SHOP-NUMBER?jql=x"><div data-testid="${SPLIT}.summary">TITLE</div><div class="line"><span class="key">SHOP-NUMBER</span>${PERSON}</div></a></div>`,
  },
};

const PROJECT = '/orgs/acme/projects/4';
const ICON = '<svg class="octicon octicon-issue-opened" width="16" height="16"></svg>';
const HREF = 'href="https://github.com/acme/shop/issues/NUMBER"';

const GITHUB: Record<string, Surface> = {
  board: {
    path: PROJECT,
    height: 80,
    row: `<div data-board-card-id="NUMBER"><div class="line"><div class="line"><span class="key">shop #NUMBER</span><div class="js-context-menu-trigger"></div></div></div><a ${HREF}><h3>TITLE</h3></a></div>`,
  },
  table: {
    path: PROJECT,
    holds: 'id="memex-project-view-root"',
    height: 40,
    row: `<div role="row" class="line"><div role="gridcell">NUMBER</div><div role="rowheader" class="line" style="width: 600px"><a class="key cut" ${HREF}>TITLE</a></div></div>`,
  },
  'list of pull requests': {
    path: '/acme/shop/pulls',
    height: 80,
    row: `<li id="list-view-node-NUMBER"><h3><a ${HREF} data-hovercard-url="/x">TITLE</a></h3><div class="line"><div class="key" data-testid="timestamp-container">#NUMBER</div></div></li>`,
  },
  'classic list': {
    path: '/acme/shop/issues',
    height: 80,
    row: `<div class="js-issue-row"><a class="js-navigation-open" ${HREF}>TITLE</a><div class="line"><span class="opened-by key">#NUMBER</span></div></div>`,
  },
  search: {
    path: '/search?q=pay&type=issues',
    list: 'data-testid="results-list"',
    height: 80,
    row: `<div>${ICON}<div class="line"><a class="key" ${HREF}>TITLE</a></div></div>`,
  },
};

export const TWIN_HOSTS = ['acme.atlassian.net', 'github.com'] as const;

export const SURFACES = [
  ...Object.entries(JIRA).map(([name, surface]) => ({
    ...{ name: `Jira’s ${name}`, host: TWIN_HOSTS[0], key: 'jira:acme.atlassian.net/SHOP-' },
    ...surface,
  })),
  ...Object.entries(GITHUB).map(([name, surface]) => ({
    ...{ name: `GitHub’s ${name}`, host: TWIN_HOSTS[1], key: 'github:github.com/acme/shop#' },
    ...surface,
  })),
];

/** What row `n` is to be, of {@link surfaceGoals}. */
export function surfaceState(n: number): string {
  return ['focus', 'linked', 'upkeep', 'unknown'][n % 4] ?? '';
}

export function surfaceGoals(): string {
  return planFile({
    scopes: ['jira:acme.atlassian.net/SHOP', 'github:github.com/acme/shop'],
    goals: [
      ['pay', '"pay"'],
      ['find', '"find"'],
    ],
    exempt: ['"tidy"'],
  });
}

export function surfacePage(
  { height, row, holds = '', list = '' }: Surface,
  count: number,
  isRecycled: boolean,
): string {
  return `<!doctype html><html data-color-mode="light"><head><meta charset="utf-8"><link rel="icon" href="data:,"><style>
body { margin: 0; font: 14px/20px sans-serif } main { height: 700px; overflow: auto } ul { position: relative; margin: 0; padding: 0; list-style: none } h3 { margin: 0; font: inherit }
.row { position: relative; box-sizing: border-box; height: ${height}px; padding: 8px 12px; border-bottom: 1px solid #ddd; overflow: hidden; inset-inline: 0${height > 40 ? '; width: 280px' : ''} }
.line { display: flex; gap: 8px; align-items: center; font-size: 12px } .title { flex: 1; min-width: 0 } .title, .cut { overflow: hidden; text-overflow: ellipsis; white-space: nowrap } .whole { position: absolute; inset: 0 } button { width: 100%; padding: 0; border: 0; font: inherit; text-align: start } .end { width: 24px; height: 24px; margin-inline-start: auto; border-radius: 50%; background: #8888 }
</style></head><body id="jira"><main ${holds}><ul ${list}></ul></main>
<script>(${inPage})(${count}, ${isRecycled}, ${height}, ${JSON.stringify(row)}, ${recycle})</script></body></html>`;
}

function inPage(count: number, recycled: boolean, rowHeight: number, html: string, recycle: Recycle): void {
  const view = document.querySelector('main');
  const list = document.querySelector('ul');
  if (!list || !view) return;
  const draw = (row: HTMLElement, n: number) => {
    if (row.dataset.n === `${n}`) return;
    // Where a title stands in one line, some are longer than that.
    const more = rowHeight === 40 && n % 5 === 2 ? ' and one thing more'.repeat(20) : '';
    const title = `${['pay', 'find', 'tidy', 'other'][n % 4]} ${n + 1}${more}`;
    const told = html.replaceAll('NUMBER', `${n + 1}`).replace('TITLE', title);
    const drawn = document.createRange().createContextualFragment(told).firstElementChild;
    for (const { name, value } of drawn?.attributes ?? []) row.setAttribute(name, value);
    row.classList.add('row');
    row.dataset.n = `${n}`;
    // As a page does that uses its elements again: texts and attributes are changed, not the elements.
    const olds = [...row.querySelectorAll('*')].filter((one) => !one.closest('plumbline-badge'));
    if (olds.length === 0) row.replaceChildren(...(drawn?.childNodes ?? []));
    for (const [index, one] of [...(drawn?.querySelectorAll('*') ?? [])].entries()) {
      const old = olds[index];
      for (const { name, value } of one.attributes) old?.setAttribute(name, value);
      if (old?.firstChild instanceof Text && one.firstChild instanceof Text)
        old.firstChild.data = one.firstChild.data;
    }
  };
  const make = () => document.createElement(/^<(\w+)/.exec(html)?.[1] ?? 'div');
  if (!recycled) {
    for (let n = 0; n < count; n += 1) draw(list.appendChild(make()), n);
    return;
  }
  const follow = recycle(count, {
    list,
    rowHeight,
    seen: () => ({ from: view.scrollTop, height: view.clientHeight }),
    make,
    draw,
  });
  view.addEventListener('scroll', follow);
}

/** In the page: rows on screen whose mark does not agree with them or is not seen in them, and how many agree. */
export function surfaceDisagreeing({ key: prefix, states }: { key: string; states: string[] }) {
  const wrong: string[] = [];
  let right = 0;
  const view = document.querySelector('main')?.getBoundingClientRect();
  for (const row of document.querySelectorAll<HTMLElement>('.row')) {
    const box = row.getBoundingClientRect();
    if (!view || box.bottom < view.top || box.top > view.bottom) continue;
    const n = Number(row.dataset.n);
    const marks = row.querySelectorAll<HTMLElement>('plumbline-badge');
    const mark = marks[0]?.getBoundingClientRect();
    const { issue, state } = marks[0]?.dataset ?? {};
    const y = mark ? mark.top + mark.height / 2 : 0;
    const isHit = mark && document.elementFromPoint(mark.left + 10, y) === marks[0];
    const isInView = y > view.top && y < view.bottom;
    const isSeen = mark && mark.top >= box.top && mark.bottom <= box.bottom && (isHit || !isInView);
    const key = row.querySelector('.key')?.getBoundingClientRect();
    const isOver = marks[0]?.hasAttribute('data-over');
    const isBeside = mark && key && (mark.left >= key.right || isOver);
    const fits = marks.length === 1 && issue === `${prefix}${n + 1}` && state === states[n % 4];
    if (fits && isSeen && isBeside) right += 1;
    else
      wrong.push(
        `${n}: ${marks.length} ${issue} ${state} ${mark?.width} at ${mark?.left} ${mark?.top} in ${box.top}, key to ${key?.right}`,
      );
  }
  return { wrong, right, marks: document.querySelectorAll('plumbline-badge').length };
}
