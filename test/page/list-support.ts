import { afterEach, beforeEach, vi } from 'vitest';
import { containerOfKey } from '../../lib/core/issue.ts';
import { actsKey, notesKey, PAGE_KEY } from '../../lib/core/view.ts';
import { listPart } from '../../lib/page/list.ts';
import type { Listed } from '../../lib/page/parts.ts';
import { createStore } from '../../lib/page/store.ts';
import { listAt } from '../../lib/trackers/github/list-at.ts';
import { githubRows } from '../../lib/trackers/github/marks.ts';
import { type FakeBrowser, setUp, tearDown } from './support.ts';

/** A list of GitHub's with rows as its React list draws them, and the parts of a browser that jsdom lacks. */

export type RowAbout = { number: number; labels?: string[]; repo?: string; assignee?: string };

/** Rows of which each has another state, by `aView` (support.ts): {@link STATES}. */
export const SOME = [
  { number: 1, labels: ['checkout'] },
  { number: 2, labels: ['search'] },
  { number: 3 },
  { number: 4, assignee: 'dana' },
];
export const STATES = ['focus', 'linked', 'idle', 'unlinked'];

export function rowHtml({ number, labels = [], repo = 'acme/shop', assignee }: RowAbout): string {
  const address = `https://tracker.example/${repo}`;
  const badge = (label: string) =>
    `<div data-listview-component="trailing-badge"><a href="${address}/issues?q=label%3A${label}"><span>${label}</span></a></div>`;
  const person = assignee ? `<a data-hovercard-url="/users/${assignee}/hovercard" href="#"></a>` : '';
  return `<div><h3><a data-testid="issue-pr-title-link" href="${address}/issues/${number}">Issue ${number}</a></h3>${labels.map(badge).join('')}</div>
<div data-testid="list-row-state-icon"><svg class="octicon octicon-issue-opened"></svg></div>
<div class="line"><div data-testid="list-row-repo-name-and-number">#${number}</div></div>
<div data-testid="list-row-linked-pull-requests"></div><div data-testid="list-row-assignees">${person}</div>`;
}

export function rowElement(about: RowAbout): HTMLElement {
  const row = document.createElement('li');
  row.setAttribute('role', 'listitem');
  row.innerHTML = rowHtml(about);
  return row;
}

export function drawList(rows: readonly RowAbout[]): HTMLElement {
  document.body.innerHTML = '<main><div><div data-testid="list-header"></div><ul></ul></div></main>';
  const list = document.querySelector('ul');
  if (!list) throw new Error('no list');
  list.append(...rows.map(rowElement));
  return list;
}

export const rowsNow = () => [...document.querySelectorAll<HTMLElement>('li[role=listitem]')];
export const markOf = (row: Element | undefined) => row?.querySelector<HTMLElement>('plumbline-badge');
export const statesNow = () => rowsNow().map((row) => markOf(row)?.dataset.state ?? null);

/** jsdom has no layout: what is on screen is said here. Tells of each target in the frame after it was observed. */
export class FakeSight {
  static all: FakeSight[] = [];
  /** Rows that are on screen; all when it is null. */
  static onScreen: ReadonlySet<Element> | null = null;
  readonly targets = new Map<Element, boolean | null>();

  constructor(
    readonly tell: (
      entries: { target: Element; isIntersecting: boolean; boundingClientRect: DOMRect }[],
    ) => void,
  ) {
    FakeSight.all.push(this);
  }
  observe(target: Element): void {
    this.targets.set(target, null);
    requestAnimationFrame(() => this.look());
  }
  unobserve(target: Element): void {
    this.targets.delete(target);
  }
  disconnect(): void {
    this.targets.clear();
  }
  look(): void {
    const news = [...this.targets].flatMap(([target, was]) => {
      const isIntersecting = target.isConnected && (FakeSight.onScreen?.has(target) ?? true);
      this.targets.set(target, isIntersecting);
      const boundingClientRect = target.getBoundingClientRect();
      return was === isIntersecting ? [] : [{ target, isIntersecting, boundingClientRect }];
    });
    if (news.length > 0) this.tell(news);
  }
  static scrollTo(rows: readonly Element[]): void {
    FakeSight.onScreen = new Set(rows);
    for (const one of FakeSight.all) one.look();
  }
}

/** For a file of tests: each has a page and a browser of its own, and ends its lists. */
export function inEachList(): void {
  beforeEach(() => {
    setUp();
    FakeSight.all = [];
    FakeSight.onScreen = null;
    vi.stubGlobal('IntersectionObserver', FakeSight);
  });
  afterEach(() => {
    endLists();
    tearDown();
  });
}

let ends: AbortController[] = [];
let part = listPart(githubRows);

/** Another work on the list, by the same script. */
export const listAgain = (signal: AbortSignal) => run(signal);

/** As the watch does it, which has asked for what is published before. */
function run(signal: AbortSignal): void {
  const where = whereNow();
  const store = createStore();
  const container = containerOfKey(where.of);
  for (const name of [PAGE_KEY, actsKey(container), notesKey(container)]) store.at(name);
  part(where, store, signal);
}

function whereNow(): Listed {
  const of = listAt(new URL(location.href));
  if (of === undefined) throw new Error(`no list at ${location.href}`);
  return { of };
}

/** Runs the script for lists in the page, as it stands, and begins the work. */
export function startList(browser: FakeBrowser, path = '/acme/shop/issues'): AbortController {
  history.pushState({}, '', path);
  vi.stubGlobal('chrome', browser.api);
  part = listPart(githubRows);
  const life = new AbortController();
  ends.push(life);
  run(life.signal);
  return life;
}

export function endLists(): void {
  for (const life of ends) life.abort();
  ends = [];
}
