import { containerOf, keyOf } from '../core/issue.ts';
import { scopeHolds } from '../core/scope.ts';
import type { PublishedView } from '../core/view.ts';
import { pageApi } from '../platform/page-api.ts';
import type { Page, Tracker } from '../trackers/tracker.ts';
import { isRecord } from './ask.ts';
import { type Badge, createBadge, removeBadges } from './badge.ts';
import { everyChange } from './frames.ts';
import { followPublished } from './view.ts';
import { type Visit, visit } from './visit.ts';

/** Where a running watch is found by the next one in the same world; no element of a page can be named by a symbol. */
const RUNNING = Symbol.for('plumbline.watch');

/**
 * Follows a person through a tracker's pages from document start, one visit after the other. On pages that are no
 * issue's, or in no scope, nothing is drawn or asked.
 */
export function watch(tracker: Tracker, api = pageApi()): void {
  const life = takeOver();
  const { signal } = life;
  const told = new Map<string, string>();
  const published = followPublished(api, settle);
  let address = '';
  let page: Page | null = null;
  let loading = false;
  let visiting = new AbortController();
  let current: Visit | null = null;
  let badge: Badge | undefined;

  removeBadges();
  signal.addEventListener('abort', leave);
  addEventListener('popstate', moved, { signal });
  addEventListener('visibilitychange', settle, { signal });
  // Out of the back/forward cache, where nobody was told what has changed.
  addEventListener('pageshow', (event) => event.persisted && arrive(true), { signal });
  api.runtime?.onMessage.addListener((message) => {
    if (isRecord(message) && message.plumbline === 1 && message.name === 'open-card') current?.openCard();
  });
  arrive(false);
  // A function, as an element with this id would be none. Without it only the page's changes tell of a new address.
  if (typeof Navigation === 'function') navigation.addEventListener('currententrychange', moved, { signal });
  else everyChange(moved, signal);

  function moved(): boolean {
    if (!api.runtime?.id) life.abort();
    if (signal.aborted) return true;
    if (addressNow() === address) return false;
    arrive(false);
    return true;
  }

  async function arrive(afresh: boolean): Promise<void> {
    endVisit();
    address = addressNow();
    const here = tracker.locate(new URL(address), [location.host]);
    page = here;
    loading = true;
    if (here?.ref) {
      badge?.reserve(keyOf(here.ref));
      await published.load(containerOf(here.ref), afresh).catch(moved);
    }
    if (page !== here) return;
    loading = false;
    settle();
  }

  /** Visits, judges again or leaves, as the page and what is published ask for. */
  function settle(): void {
    if (loading || moved()) return;
    const ref = page?.ref;
    const now = published.now();
    if (!page || !ref || !now || !isWanted(now.view, containerOf(ref))) leave();
    else if (current) current.judgeBy(now);
    else {
      badge ??= createBadge(tracker.id, () => moved() || current?.press());
      badge.reserve(keyOf(ref));
      current = visit({ tracker, api, badge, told, moved }, page, ref, now, visiting.signal);
    }
  }

  function leave(): void {
    endVisit();
    badge?.host.remove();
  }

  function endVisit(): void {
    visiting.abort();
    visiting = new AbortController();
    current = null;
  }
}

function isWanted({ partsOff, scopes }: PublishedView, container: string): boolean {
  return !partsOff.includes('title-badge') && scopes.some((scope) => scopeHolds(scope, container));
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
  return location.href.split('#', 1)[0] ?? '';
}
