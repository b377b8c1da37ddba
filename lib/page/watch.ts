import { containerOf, keyOf } from '../core/issue.ts';
import { scopeHolds } from '../core/scope.ts';
import { type PageApi, pageApi } from '../platform/page-api.ts';
import type { Page, Tracker } from '../trackers/tracker.ts';
import { type Badge, createBadge, removeBadges } from './badge.ts';
import { everyChange } from './frames.ts';
import { teller } from './teller.ts';
import { followPublished, type Published } from './view.ts';
import { type Visit, visit } from './visit.ts';

/** Where a running watch is found by the next one in the same world; no element of a page can be named by a symbol. */
const RUNNING = Symbol.for('plumbline.watch');
/** What GitHub's own navigation says once it has drawn another page: only hints to look at the address. */
const HINTS = ['popstate', 'turbo:render', 'turbo:load', 'soft-nav:success', 'soft-nav:end'];

/**
 * Follows a person through a tracker's pages from document start, one visit after the other. On pages that are no
 * issue's, or in no scope, nothing is drawn, asked or observed.
 */
export function watch(tracker: Tracker, api: PageApi = pageApi()): void {
  const life = takeOver();
  const { signal } = life;
  const told = teller(api);
  const published = followPublished(api, settle, signal);
  let address = '';
  let page: Page | null = null;
  let loaded = false;
  let leaving = new AbortController();
  let current: Visit | undefined;
  let badge: Badge | undefined;

  removeBadges();
  signal.addEventListener('abort', () => {
    leaving.abort();
    badge?.host.remove();
  });
  for (const hint of HINTS) addEventListener(hint, moved, { signal, capture: true });
  if (hasNavigation()) navigation.addEventListener('currententrychange', moved, { signal });
  addEventListener('visibilitychange', () => moved() || settle(), { signal });
  // Out of the back/forward cache, where nobody was told what changed.
  addEventListener('pageshow', (event) => event.persisted && !moved() && arrive(true), { signal });
  arrive(false);

  function moved(): boolean {
    if (!api.alive()) life.abort();
    if (signal.aborted) return true;
    if (addressNow() === address) return false;
    arrive(false);
    return true;
  }

  async function arrive(afresh: boolean): Promise<void> {
    leave();
    const { signal: left } = leaving;
    address = addressNow();
    page = tracker.locate(new URL(location.href), [location.host]);
    loaded = false;
    if (page?.ref) {
      badge?.reserve(keyOf(page.ref));
      await published.load(containerOf(page.ref), afresh).catch(moved);
      if (left.aborted) return;
      loaded = true;
    }
    settle();
    // Without the Navigation API only the page's changes tell that its address is another one.
    if (!current && !hasNavigation()) everyChange(moved, left);
  }

  function leave(): void {
    leaving.abort();
    leaving = new AbortController();
    current = undefined;
  }

  /** Visits, judges again or leaves, as the page and what is published ask for. */
  function settle(): void {
    if (page?.ref && !loaded) return;
    const now = published.now();
    if (!page?.ref || !now || !isWanted(now, containerOf(page.ref))) {
      if (current) leave();
      badge?.host.remove();
    } else if (current) {
      current.judgeBy(now);
    } else {
      badge ??= createBadge(tracker.id, () => moved() || current?.card.toggle());
      badge.reserve(keyOf(page.ref));
      current = visit({ tracker, api, badge, told, moved }, page, page.ref, now, leaving.signal);
    }
  }
}

function isWanted({ view }: Published, container: string): boolean {
  return !view.partsOff.includes('title-badge') && view.scopes.some((scope) => scopeHolds(scope, container));
}

/** Ends an earlier watch in this world, as after a second injection. */
function takeOver(): AbortController {
  const earlier: unknown = Reflect.get(globalThis, RUNNING);
  if (earlier instanceof AbortController) earlier.abort();
  const life = new AbortController();
  Reflect.set(globalThis, RUNNING, life);
  return life;
}

/** Not by the object: an element with this id would stand in for it. */
function hasNavigation(): boolean {
  return typeof Navigation === 'function';
}

function addressNow(): string {
  return location.href.replace(/#.*/, '');
}
