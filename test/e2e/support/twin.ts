/** A generated twin of GitHub's React list: so many rows, of which only those on screen are drawn, in elements used again. */

export type Twin = { count: number; manner: 'all' | 'recycled' };

export const TWIN_URL = 'https://github.com/acme/shop/issues';

/** What row `n` is to be, of {@link twinGoals}. */
export function twinState(n: number): string {
  return ['focus', 'linked', 'unlinked', 'idle'][n % 4] ?? '';
}

export function twinGoals(week: string): string {
  const goal = (id: string, rank: number) => ({
    id,
    rank,
    title: `All ${id}`,
    state: 'active',
    rules: [`label:${id}`],
  });
  const scopes = ['github:github.com/acme/shop'];
  return JSON.stringify({
    format: 'plumbline',
    version: 1,
    scopes,
    settings: { noInheritance: scopes },
    goals: [goal('pay', 1), goal('find', 2)],
    focus: [{ week, goal: 'pay' }],
  });
}

export function twinPage({ count, manner }: Twin): string {
  return `<!doctype html><html data-color-mode="light"><head><meta charset="utf-8"><link rel="icon" href="data:,"><style>
body { margin: 0; font: 14px/21px sans-serif } main { display: flex; flex-direction: column; gap: 8px; padding: 8px }
ul { margin: 0; padding: 0; list-style: none; position: relative } li { display: grid; height: 64px; box-sizing: border-box; border-bottom: 1px solid #ddd; overflow: hidden; inset-inline: 0 }
.line { display: flex; flex-wrap: wrap; gap: 4px; align-items: center; font-size: 12px; line-height: 18px }
</style></head><body><main><div data-testid="list-header"></div><ul role="list"></ul></main>
<script>(${inPage})(${count}, ${manner === 'recycled'})</script></body></html>`;
}

function inPage(count: number, recycled: boolean): void {
  const HEIGHT = 64;
  const list = document.querySelector('ul');
  if (!list) return;
  const label = (n: number) => ['pay', 'find'][n % 4];
  const draw = (row: HTMLElement, n: number) => {
    if (row.dataset.n === `${n}`) return;
    row.dataset.n = `${n}`;
    const address = `https://github.com/acme/shop/issues/${n + 1}`;
    const name = label(n);
    if (!row.firstChild) {
      row.innerHTML = `<div><h3><a data-testid="issue-pr-title-link"></a></h3><span class="labels"></span></div>
<div data-testid="list-row-state-icon"><svg class="octicon octicon-issue-opened" width="16" height="16"></svg></div>
<div class="line"><div data-testid="list-row-repo-name-and-number"><span></span><span data-testid="created-at"><a data-hovercard-url="/users/dana/hovercard">dana</a> opened 2 hours ago</span></div></div>
<div data-testid="list-row-linked-pull-requests"></div><div data-testid="list-row-assignees"></div>`;
    }
    const link = row.querySelector('a');
    link?.setAttribute('href', address);
    if (link) link.textContent = `Issue ${n + 1}`;
    const labels = row.querySelector('.labels');
    if (labels)
      labels.innerHTML = name
        ? `<span data-listview-component="trailing-badge"><a href="/acme/shop/issues?q=label%3A${name}">${name}</a></span>`
        : '';
    const person = row.querySelector('[data-testid=list-row-assignees]');
    if (person) person.innerHTML = n % 4 === 2 ? '<a data-hovercard-url="/users/dana/hovercard"></a>' : '';
    const number = row.querySelector('[data-testid=list-row-repo-name-and-number] span');
    if (number) number.textContent = `#${n + 1} · `;
  };
  const make = () => {
    const row = document.createElement('li');
    row.setAttribute('role', 'listitem');
    return row;
  };
  if (!recycled) {
    for (let n = 0; n < count; n += 1) draw(list.appendChild(make()), n);
    return;
  }
  list.style.height = `${count * HEIGHT}px`;
  const pool: HTMLElement[] = [];
  const follow = () => {
    const first = Math.max(0, Math.floor((scrollY - list.offsetTop) / HEIGHT) - 5);
    const shown = Math.min(count, Math.ceil(innerHeight / HEIGHT) + 10);
    while (pool.length < shown) pool.push(list.appendChild(make()));
    for (let i = 0; i < shown; i += 1) {
      const n = Math.min(first, count - shown) + i;
      const row = pool[n % shown];
      if (!row) continue;
      row.style.position = 'absolute';
      row.style.top = `${n * HEIGHT}px`;
      draw(row, n);
    }
  };
  addEventListener('scroll', follow);
  follow();
}

/** In the page: rows on screen whose mark does not agree with them, and how many agree. */
export function disagreeing(states: string[]): { wrong: string[]; right: number; marks: number } {
  const wrong: string[] = [];
  let right = 0;
  for (const row of document.querySelectorAll<HTMLElement>('li[role=listitem]')) {
    const { top, bottom } = row.getBoundingClientRect();
    if (bottom < 0 || top > innerHeight) continue;
    const n = Number(row.dataset.n);
    const marks = row.querySelectorAll<HTMLElement>('plumbline-badge');
    const { issue, state } = marks[0]?.dataset ?? {};
    const fits =
      marks.length === 1 && issue === `github:github.com/acme/shop#${n + 1}` && state === states[n % 4];
    if (fits) right += 1;
    else wrong.push(`${n}: ${marks.length} ${issue} ${state}`);
  }
  return { wrong, right, marks: document.querySelectorAll('plumbline-badge').length };
}
