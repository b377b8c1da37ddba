import { planFile } from './plan.ts';
import { recycle } from './recycle.ts';

/**
 * A generated twin of GitHub's React list: so many rows, of which only those on screen are drawn, in elements used again.
 * And the same list as a server sends it, without a script, for what a page may do to us otherwise.
 */

type Recycle = typeof recycle;

export type Twin = {
  count: number;
  manner: 'all' | 'recycled';
  /** Attributes of the root element. */
  root?: string;
};

export const TWIN_URL = 'https://github.com/acme/shop/issues';

/** What row `n` is to be, of {@link twinGoals}. */
export function twinState(n: number): string {
  return ['focus', 'linked', 'unlinked', 'idle'][n % 4] ?? '';
}

export function twinGoals(scopes = ['github:github.com/acme/shop']): string {
  return planFile({
    scopes,
    goals: [
      ['pay', 'label:pay'],
      ['find', 'label:find'],
    ],
  });
}

export function twinPage({ count, manner, root = '' }: Twin): string {
  return pageOf(
    '<ul role="list"></ul>',
    `<script>(${inPage})(${count}, ${manner === 'recycled'}, ${recycle})</script>`,
    root,
  );
}

/** As a server sends it: these rows, and what stands before the list. */
export function sentPage(rows: readonly string[], before = '', root = ''): string {
  return pageOf(`<ul role="list">${rows.join('')}</ul>`, '', root, before);
}

/** A row as a server sends it; `n` as of {@link twinState}. */
export function sentRow(n: number, link = linkOf(n), number = `<span>#${n + 1} · </span>`): string {
  const name = labelOf(n);
  const label = name
    ? `<span data-listview-component="trailing-badge"><a href="/acme/shop/issues?q=label%3A${name}">${name}</a></span>`
    : '';
  const person = n % 4 === 2 ? '<a data-hovercard-url="/users/dana/hovercard"></a>' : '';
  return `<li role="listitem" data-n="${n}"><div><h3>${link}</h3><span class="labels">${label}</span></div>
<div data-testid="list-row-state-icon"><svg class="octicon octicon-issue-opened" width="16" height="16"></svg></div>
<div class="line"><div data-testid="list-row-repo-name-and-number">${number}<span data-testid="created-at"><a data-hovercard-url="/users/dana/hovercard">dana</a> opened 2 hours ago</span></div></div>
<div data-testid="list-row-linked-pull-requests"></div><div data-testid="list-row-assignees">${person}</div></li>`;
}

export function linkOf(n: number, title = `Issue ${n + 1}`): string {
  return `<a data-testid="issue-pr-title-link" href="https://github.com/acme/shop/issues/${n + 1}">${title}</a>`;
}

function labelOf(n: number): string | undefined {
  return ['pay', 'find'][n % 4];
}

function pageOf(list: string, script: string, root: string, before = ''): string {
  return `<!doctype html><html data-color-mode="light" ${root}><head><meta charset="utf-8"><link rel="icon" href="data:,"><style nonce="twin">
body { margin: 0; font: 14px/21px sans-serif } .page { display: flex; flex-direction: column; gap: 8px; padding: 8px }
ul { margin: 0; padding: 0; list-style: none; position: relative } li { display: grid; height: 64px; box-sizing: border-box; border-bottom: 1px solid #ddd; overflow: hidden; inset-inline: 0 }
.line { display: flex; flex-wrap: wrap; gap: 4px; align-items: center; font-size: 12px; line-height: 18px }
</style></head><body>${before}<main><div class="page"><div data-testid="list-header"></div>${list}</div></main>
${script}</body></html>`;
}

function inPage(count: number, recycled: boolean, recycle: Recycle): void {
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
  Reflect.set(window, 'drawTwin', draw);
  const make = () => {
    const row = document.createElement('li');
    row.setAttribute('role', 'listitem');
    return row;
  };
  if (!recycled) {
    for (let n = 0; n < count; n += 1) draw(list.appendChild(make()), n);
    return;
  }
  const follow = recycle(count, {
    list,
    rowHeight: HEIGHT,
    seen: () => ({ from: scrollY - list.offsetTop, height: innerHeight }),
    make,
    draw,
  });
  addEventListener('scroll', follow);
}

/** In the page: rows on screen whose mark does not agree with them, and how many agree. */
export function disagreeing(states: string[]): { wrong: string[]; right: number; marks: number } {
  const wrong: string[] = [];
  let right = 0;
  // The document's own members may be clobbered.
  const found = Document.prototype.querySelectorAll.call(document, 'li[role=listitem]');
  for (const row of found) {
    if (!(row instanceof HTMLElement)) continue;
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
  const { length } = Document.prototype.querySelectorAll.call(document, 'plumbline-badge');
  return { wrong, right, marks: length };
}

/**
 * In the page: some 1,200 changes a second for so long, in rows and around them, of texts, attributes, elements and whole
 * rows, and of which issue a row shows. Tells how often the page could draw meanwhile.
 */
export async function storm(seconds: number): Promise<{ changes: number; frames: number }> {
  const list = document.querySelector('ul');
  const draw: unknown = Reflect.get(window, 'drawTwin');
  if (!list || typeof draw !== 'function') throw new Error('no twin');
  const noise = document.body.appendChild(document.createElement('p'));
  let seed = 7;
  const pick = (under: number) => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    return seed % under;
  };
  const rows = () => list.children[pick(list.children.length)];
  const kinds: (() => void)[] = [
    () => (noise.textContent = `${pick(1000)}`),
    () => rows()?.classList.toggle('is-noise'),
    () => {
      const time = rows()?.querySelector('[data-testid=created-at]');
      if (time) time.textContent = `opened ${pick(60)} minutes ago`;
    },
    () => rows()?.querySelector('.line')?.append(document.createElement('i')),
    () => rows()?.querySelector('i')?.remove(),
    () => draw(rows(), pick(5000)),
    () => {
      const row = rows();
      if (row) list.prepend(row);
    },
    () => {
      const row = rows();
      const copy = row?.cloneNode(true);
      if (copy) row?.replaceWith(copy);
    },
  ];
  const ends = performance.now() + seconds * 1000;
  let changes = 0;
  let frames = 0;
  const count = () => {
    frames += 1;
    if (performance.now() < ends) requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  await new Promise<void>((done) => {
    const timer = setInterval(() => {
      for (let n = 0; n < 12; n += 1, changes += 1) kinds[pick(kinds.length)]?.();
      if (performance.now() < ends) return;
      clearInterval(timer);
      done();
    }, 10);
  });
  return { changes, frames };
}

/** In the page: gives one row another issue so often, and tells which of them its mark did not follow in three frames. */
export async function changeIssue(times: number): Promise<string[]> {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const row = document.querySelector<HTMLElement>('li[role=listitem]');
  const draw: unknown = Reflect.get(window, 'drawTwin');
  if (typeof draw !== 'function') throw new Error('no twin');
  const late: string[] = [];
  for (let n = 100; n < 100 + times; n += 1) {
    draw(row, n);
    await frame();
    await frame();
    await frame();
    const { issue } = row?.querySelector<HTMLElement>('plumbline-badge')?.dataset ?? {};
    if (issue && issue !== `github:github.com/acme/shop#${n + 1}`) late.push(`${n}: ${issue}`);
  }
  return late;
}
