import { planFile } from './plan.ts';
import { recycle } from './recycle.ts';

/** Generated twins of a backlog and a board of Jira: so many rows, of which only those on screen are drawn, in elements used again. */

type Recycle = typeof recycle;

export type JiraTwin = { kind: 'backlog' | 'board'; count: number; manner: 'all' | 'recycled' };

export const JIRA_TWIN_HOST = 'acme.atlassian.net';

export function jiraTwinUrl({ kind }: JiraTwin): string {
  const board = `https://${JIRA_TWIN_HOST}/jira/software/projects/SHOP/boards/3`;
  return kind === 'board' ? board : `${board}/backlog`;
}

/** What row `n` is to be, of {@link jiraTwinGoals}. */
export function jiraTwinState(n: number): string {
  return ['focus', 'linked', 'upkeep', 'unknown'][n % 4] ?? '';
}

export function jiraTwinGoals(): string {
  return planFile({
    scopes: [`jira:${JIRA_TWIN_HOST}/SHOP`],
    goals: [
      ['pay', 'project:SHOP "pay"'],
      ['find', 'project:SHOP "find"'],
    ],
    exempt: ['project:SHOP "tidy"'],
  });
}

export function jiraTwinPage({ kind, count, manner }: JiraTwin): string {
  return `<!doctype html><html data-color-mode="light"><head><meta charset="utf-8"><link rel="icon" href="data:,"><style>
body { margin: 0; font: 14px/20px sans-serif } main { height: 700px; overflow: auto } ul { position: relative; margin: 0; padding: 0; list-style: none }
.row { position: relative; box-sizing: border-box; height: 40px; border-bottom: 1px solid #ddd; overflow: hidden; inset-inline: 0 } .row.board { height: 80px; width: 280px; padding: 8px 12px }
.backlog .line { display: flex; gap: 8px; align-items: center; height: 100%; padding: 0 8px } .backlog .title { flex: 1 } .line { display: flex; gap: 8px; align-items: center; font-size: 12px } .board .end { margin-inline-start: auto }
.end { width: 24px; height: 24px; border-radius: 50%; background: #8888 }
</style></head><body id="jira"><main data-testid="${kind === 'backlog' ? 'software-backlog.backlog-content.scrollable' : 'board'}"><ul></ul></main>
<script>(${inPage})(${count}, ${manner === 'recycled'}, '${kind}', ${recycle})</script></body></html>`;
}

function inPage(count: number, recycled: boolean, kind: string, recycle: Recycle): void {
  const HEIGHT = kind === 'board' ? 80 : 40;
  const view = document.querySelector('main');
  const list = document.querySelector('ul');
  if (!list || !view) return;
  const draw = (row: HTMLElement, n: number) => {
    if (row.dataset.n === `${n}`) return;
    row.dataset.n = `${n}`;
    const key = `SHOP-${n + 1}`;
    const title = `${['pay', 'find', 'tidy', 'other'][n % 4]} ${n + 1}`;
    if (!row.firstChild) {
      const link = (name: string) => `<a data-testid="${name}"></a>`;
      row.innerHTML =
        kind === 'board'
          ? `<span class="title" data-testid="issue-field-single-line-text-readview-card.ui.single-line-text.container.box"></span><div class="line"><div data-testid="platform-card.common.ui.key.key">${link('')}</div><span class="end" role="img">&nbsp;</span></div>`
          : `<div class="line">${link('software-backlog.card-list.card.card-contents.key')}<span class="title" data-testid="software-backlog.card-list.card.card-contents.summary"></span><span class="end" role="img">&nbsp;</span></div>`;
    }
    const link = row.querySelector('a');
    link?.setAttribute('href', `/browse/${key}`);
    if (link) link.textContent = key;
    const words = row.querySelector('.title');
    if (words) words.textContent = title;
    if (kind === 'board') row.id = `card-${key}`;
    else row.dataset.testid = `software-backlog.card-list.card.content-container.${key}`;
  };
  const make = () => {
    const row = document.createElement('div');
    row.className = `row ${kind}`;
    if (kind === 'board') row.dataset.testid = 'platform-board-kit.ui.card.card';
    return row;
  };
  if (!recycled) {
    for (let n = 0; n < count; n += 1) draw(list.appendChild(make()), n);
    return;
  }
  const follow = recycle(count, {
    list,
    rowHeight: HEIGHT,
    seen: () => ({ from: view.scrollTop, height: view.clientHeight }),
    make,
    draw,
  });
  view.addEventListener('scroll', follow);
}

/** In the page: rows on screen whose mark does not agree with them or is not seen in them, and how many agree. */
export function jiraDisagreeing({ host, states }: { host: string; states: string[] }) {
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
    const isSeen = mark && mark.width > 40 && mark.top >= box.top && mark.bottom <= box.bottom;
    const key = row.querySelector('a')?.getBoundingClientRect();
    const isBeside = mark && key && mark.left >= key.right;
    const fits = marks.length === 1 && issue === `jira:${host}/SHOP-${n + 1}` && state === states[n % 4];
    if (fits && isSeen && isBeside) right += 1;
    else
      wrong.push(
        `${n}: ${marks.length} ${issue} ${state} ${mark?.width} at ${mark?.left} ${mark?.top} in ${box.top}, key to ${key?.right}`,
      );
  }
  return { wrong, right, marks: document.querySelectorAll('plumbline-badge').length };
}
