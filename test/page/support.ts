import { vi } from 'vitest';
import type { IssueFacts } from '../../lib/core/facts.ts';
import { pageView } from '../../lib/core/page-view.ts';
import { actsKey, PAGE_KEY, type PublishedView, VIEW_KEY } from '../../lib/core/view.ts';
import { issuePart } from '../../lib/page/visit.ts';
import { watch } from '../../lib/page/watch.ts';
import type { PageApi } from '../../lib/platform/page-api.ts';
import type { Site } from '../../lib/trackers/site.ts';
import type { Page, Tracker } from '../../lib/trackers/tracker.ts';

/** A tracker page, a browser and a tracker of our own, for tests of what runs inside the page. */

export const CONTAINER = 'github:tracker.example/acme/shop';
export const keyAt = (number: number) => `${CONTAINER}#${number}`;

/** Goal 1, the focus, holds `label:checkout`; goal 2 holds `label:search`. */
export function aView(changes: Partial<PublishedView> = {}): PublishedView {
  const goal = (id: string, rank: number, title: string, label: string) => ({
    id,
    rank,
    title,
    state: 'active' as const,
    rules: [{ text: `label:${label}`, rule: { terms: [{ q: 'label' as const, any: [label] }] } }],
  });
  return {
    version: 1,
    savedAt: '2026-11-20T08:00:00.000Z',
    scopes: [CONTAINER],
    goals: [
      goal('pay', 1, 'Checkout under two seconds', 'checkout'),
      goal('find', 2, 'Search finds it', 'search'),
    ],
    focus: [{ week: '2026-W47', goal: 'pay', slice: 'retries' }],
    weekStart: 1,
    exempt: [],
    noInheritance: [CONTAINER],
    partsOff: [],
    hasToken: false,
    ...changes,
  };
}

type Sent = { plumbline: 1; name: string; ask: Record<string, unknown> };
type Change = Record<string, { newValue?: unknown }>;

export class FakeBrowser {
  readonly reads: string[][] = [];
  readonly sent: Sent[] = [];
  readonly stored: Record<string, unknown>;
  /** How the background answers, by the message's name; with nothing where there is none. */
  answers: Record<string, () => unknown> = {};
  alive = true;
  readonly #onChanged = new Set<(changes: Change) => void>();
  readonly #onMessage: ((message: unknown) => void)[] = [];

  /** @param page what pages read of the view, where it is not what follows from it */
  constructor(view: PublishedView = aView(), acts?: unknown, page: unknown = pageView(view)) {
    this.stored = { [VIEW_KEY]: view, [PAGE_KEY]: page };
    if (acts !== undefined) this.stored[actsKey(CONTAINER)] = acts;
  }

  get api(): PageApi {
    const gone = () => {
      if (!this.alive) throw new Error('Extension context invalidated.');
    };
    const fake = this;
    return {
      runtime: {
        get id() {
          // As in an orphaned content script: there is no id any more.
          return fake.alive ? 'plumbline' : (undefined as unknown as string);
        },
        sendMessage: async (message) => {
          gone();
          const sent = structuredClone(message) as Sent;
          this.sent.push(sent);
          return this.answers[sent.name]?.();
        },
        onMessage: { addListener: (listener) => this.#onMessage.push(listener) },
      },
      storage: {
        local: {
          get: async (asked) => {
            gone();
            const [keys, fallback] = Array.isArray(asked) ? [asked, {}] : [Object.keys(asked), asked];
            this.reads.push(keys);
            const there = keys.filter((key) => key in this.stored).map((key) => [key, this.stored[key]]);
            return structuredClone({ ...fallback, ...Object.fromEntries(there) });
          },
          onChanged: {
            addListener: (listener) => this.#onChanged.add(listener),
            removeListener: (listener) => this.#onChanged.delete(listener),
          },
        },
      },
    };
  }

  /** The background writes. */
  store(news: Record<string, unknown>): void {
    Object.assign(this.stored, news);
    const changes = Object.entries(news).map(([key, value]) => [key, { newValue: structuredClone(value) }]);
    for (const listener of this.#onChanged) listener(Object.fromEntries(changes));
  }

  /** The background publishes another view. */
  publish(view: PublishedView): void {
    this.store({ [VIEW_KEY]: view, [PAGE_KEY]: pageView(view) });
  }

  /** The background sends a message to the page. */
  message(message: unknown): void {
    for (const listener of this.#onMessage) listener(message);
  }

  named(name: string): Sent['ask'][] {
    return this.sent.filter((one) => one.name === name).map(({ ask }) => ask);
  }
}

export type FakeTracker = Tracker &
  Pick<Site, 'issueAt'> & { readings: number; facts: Partial<IssueFacts>; cost: number };

/** Finds `#title` that names the issue's number, and reports `facts` of it; `cost` is what a reading takes in ms. */
export function fakeTracker(facts: Partial<IssueFacts> = {}): FakeTracker {
  const titleOf = (page: Page) => document.querySelector(`#title[data-number="${page.key.split('#')[1]}"]`);
  return {
    id: 'github',
    readings: 0,
    cost: 0,
    facts: {
      kind: 'issue',
      state: 'open',
      statusCategory: 'todo',
      assignees: [],
      pulls: [],
      labels: [],
      ...facts,
    },
    issueAt(url) {
      const [, owner = '', repo = '', kind, number] = url.pathname.split('/');
      if (kind !== 'issues' || !number) return null;
      return { kind: 'issue', url, host: url.host, key: `github:tracker.example/${owner}/${repo}#${number}` };
    },
    async read(page) {
      this.readings += 1;
      if (this.cost > 0) await new Promise((done) => setTimeout(done, this.cost));
      if (!titleOf(page)) return undefined;
      const title = titleOf(page)?.firstChild?.textContent ?? '';
      return { key: page.key, title, readAt: new Date().toISOString(), source: 'page', ...this.facts };
    },
    place(page) {
      const anchor = titleOf(page);
      return anchor && { anchor, how: 'append', size: 'title' };
    },
    theme: () => (document.documentElement.dataset.colorMode === 'dark' ? 'dark' : 'light dark'),
  };
}

/** Shows the issue's page, as a tracker's server would. */
export function drawIssue(number: number, title = 'Retry the charge'): HTMLElement {
  document.body.innerHTML = `<main><h1 id="title" data-number="${number}"></h1></main>`;
  const heading = titleNow();
  heading.textContent = title;
  return heading;
}

export function titleNow(): HTMLElement {
  const heading = document.querySelector<HTMLElement>('#title');
  if (!heading) throw new Error('the page has no title');
  return heading;
}

export const badges = () => [...document.querySelectorAll<HTMLElement>('plumbline-badge')];
export const badge = () => badges()[0];

const roots = new Map<Element, ShadowRoot>();

/** Lets the test look into the closed roots made from now on. */
function openRoots(): void {
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, options) {
    const root = attach.call(this, options);
    roots.set(this, root);
    return root;
  });
}

export function insideOf(host: Element | undefined): ShadowRoot {
  const root = host && roots.get(host);
  if (!root) throw new Error('no badge here');
  return root;
}

export const buttonOf = (host: Element | undefined) => insideOf(host).querySelector('button');

/** Lets so many frames pass, with everything that happens in them. */
export async function frames(count = 4): Promise<void> {
  for (let n = 0; n < count; n += 1) await vi.advanceTimersByTimeAsync(16);
}

/** The person's router goes to another address, and the page follows. */
export function go(path: string): void {
  history.pushState({}, '', path);
}

const started: FakeBrowser[] = [];

/** What a test's tracker has of its own. */
export type Own = Partial<Pick<Site, 'listAt' | 'within'>> & Parameters<typeof issuePart>[1];

/** Starts at an issue's address, before its page is drawn, as a content script does. */
export function start(tracker: FakeTracker, browser: FakeBrowser, own: Own = {}): void {
  startAt('/acme/shop/issues/7', tracker, browser, own);
}

export function startAt(path: string, tracker: FakeTracker, browser: FakeBrowser, own: Own = {}): void {
  go(path);
  inject(tracker, browser, own);
}

/** The browser runs our script in the page as it stands. */
export function inject(tracker: FakeTracker, browser: FakeBrowser, own: Own = {}): void {
  started.push(browser);
  vi.stubGlobal('chrome', browser.api);
  const { css, lay, ...lists } = own;
  const site = {
    id: tracker.id,
    issueAt: tracker.issueAt,
    listAt: () => undefined,
    within: '#rows li',
    ...lists,
  };
  watch(site, { issue: issuePart(tracker, { ...(css && { css }), ...(lay && { lay }) }) });
}

/** Before each test: an empty page at a fixed time. */
export function setUp(): void {
  vi.useFakeTimers({ now: new Date('2026-11-20T12:00:00Z') });
  document.body.innerHTML = '';
  // jsdom has no idle time of its own.
  vi.stubGlobal('requestIdleCallback', requestAnimationFrame);
  openRoots();
}

/** After each test: what was started leaves, as when its extension is removed. */
export function tearDown(): void {
  for (const browser of started.splice(0)) browser.alive = false;
  dispatchEvent(new PopStateEvent('popstate'));
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
}

/** An issue that a goal holds by its label. */
export const checkout = () => fakeTracker({ labels: ['checkout'] });
