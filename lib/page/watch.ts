import { containerOfKey } from '../core/issue.ts';
import { holds } from '../core/rules/holds.ts';
import { actsKey, NO_ACTS, PAGE_KEY, type PageView, type PublishedActs } from '../core/view.ts';
import type { Page, Tracker } from '../trackers/tracker.ts';
import { isRecord, teller } from './ask.ts';
import { createBadge, removeBadges } from './badge.ts';
import { everyChange } from './frames.ts';
import { type Visit, visit } from './visit.ts';

/** Where a running watch is found by the next one in the same world; no element of a page can be named by a symbol. */
const RUNNING = Symbol.for('plumbline.watch');

/**
 * Follows a person through a tracker's pages from document start, one visit after the other. On pages that are no
 * issue's, or in no scope, nothing is drawn or asked.
 */
export function watch(tracker: Tracker): void {
  const life = takeOver();
  const { signal } = life;
  const badge = createBadge(() => moved() || current?.press());
  const tell = teller();
  /** What was read from storage, and has changed there since. */
  const stored: Record<string, unknown> = {};
  let address = '';
  let page: Page | null = null;
  /** Of the page's issue; empty where it has none. */
  let key = '';
  let visiting = new AbortController();
  let current: Visit | null = null;

  removeBadges();
  signal.addEventListener('abort', leave);
  // Whatever a person does first on a page from which the extension was taken away, our parts leave at it.
  for (const event of ['popstate', 'focus', 'pointerdown'])
    addEventListener(event, moved, { signal, capture: true });
  addEventListener('visibilitychange', settle, { signal });
  // Out of the back/forward cache, where nobody was told what has changed.
  addEventListener('pageshow', ({ persisted }) => moved() || (persisted && arrive(true)), { signal });
  chrome.storage.local.onChanged.addListener((changes) => {
    for (const name in changes) stored[name] = changes[name]?.newValue ?? NO_ACTS;
    settle();
  });
  chrome.runtime?.onMessage.addListener((message) => {
    if (isRecord(message) && message.plumbline === 1 && message.name === 'open-card') current?.press();
  });
  arrive(false);
  // A function, as an element with this id would be none. Without it only the page's changes tell of a new address.
  if (typeof Navigation === 'function') navigation.addEventListener('currententrychange', moved, { signal });
  else everyChange(moved, signal);

  function moved(): boolean {
    if (!chrome.runtime?.id) life.abort();
    if (signal.aborted) return true;
    if (addressNow() === address) return false;
    arrive(false);
    return true;
  }

  async function arrive(afresh: boolean): Promise<void> {
    endVisit();
    address = addressNow();
    page = tracker.locate(new URL(address));
    key = page?.key ?? '';
    badge.reserve(key);
    const names = [PAGE_KEY, actsKey(containerOfKey(key))];
    if (key && (afresh || !names.every((name) => stored[name]))) {
      const found: Record<string, unknown> = await chrome.storage.local.get(names).catch(() => ({}));
      for (const name of names) stored[name] = found[name] ?? NO_ACTS;
    }
    settle();
  }

  /** Visits, judges again or leaves, as the page and what is published ask for. */
  function settle(): void {
    if (moved()) return;
    const { [PAGE_KEY]: view, [actsKey(containerOfKey(key))]: acts } = stored;
    if (!page || !isView(view) || !holds(view.scope, { key }) || !isActs(acts)) {
      leave();
      return;
    }
    current ??= visit({ tracker, badge, tell, moved }, page, key, visiting.signal);
    current.judgeBy({ view, acts });
  }

  function leave(): void {
    endVisit();
    badge.host.remove();
  }

  function endVisit(): void {
    visiting.abort();
    visiting = new AbortController();
    current = null;
  }
}

function isView(value: unknown): value is PageView {
  return isRecord(value) && value.version === 1 && isRecord(value.scope);
}

/** What is wrong deeper inside shows when something is judged by it. */
function isActs(value: unknown): value is PublishedActs {
  return isRecord(value);
}

/** Ends an earlier watch in this world, as after a second injection. */
function takeOver(): AbortController {
  const earlier: unknown = Reflect.get(globalThis, RUNNING);
  if (earlier instanceof AbortController) earlier.abort();
  const life = new AbortController();
  Reflect.set(globalThis, RUNNING, life);
  return life;
}

function addressNow(): string {
  return location.href.replace(/#.*/, '');
}
