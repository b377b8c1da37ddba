import { containerOfKey } from '../core/issue.ts';
import { holds } from '../core/rules/holds.ts';
import { actsKey, NO_ACTS, PAGE_KEY } from '../core/view.ts';
import type { Page, Tracker } from '../trackers/tracker.ts';
import { isRecord } from './ask.ts';
import { createBadge, removeBadges } from './badge.ts';
import { everyChange } from './frames.ts';
import { type Published, type Room, type Visit, visit } from './visit.ts';
import { ours } from './world.ts';

/** What only one tracker's badges need: its own style, and how they are laid where a place has a line. */
export type Own = { css?: string; lay?: Room['lay'] };

/**
 * Follows a person through a tracker's pages from document start, one visit after the other. On pages that are no
 * issue's, or in no scope, nothing is drawn or asked. Ends an earlier watch in this world, as after a second injection.
 */
export function watch(tracker: Tracker, { css = '', lay }: Own = {}): void {
  ours.watch?.abort();
  ours.watch = new AbortController();
  const life = ours.watch;
  const { signal } = life;
  const badge = createBadge(press, css);
  const problems = new Set<string>();
  /** What was read from storage, as it is by now. */
  const stored: Record<string, unknown> = {};
  let address = '';
  let page: Page | null = null;
  /** Of the page's issue; empty where it has none. */
  let key = '';
  /** Where in storage the acts on the issues of its container are. */
  let actsName = '';
  let current: Visit | undefined;

  removeBadges();
  signal.addEventListener('abort', leave);
  // Whatever a person does first on a page from which the extension was taken away, our parts leave at it.
  for (const event of ['popstate', 'focus', 'pointerdown'])
    addEventListener(event, moved, { signal, capture: true });
  addEventListener('visibilitychange', settle, { signal });
  // Out of the back/forward cache, where nobody was told what has changed.
  addEventListener('pageshow', ({ persisted }) => moved() || (persisted && arrive(true)), { signal });
  chrome.storage.local.onChanged.addListener((changes) => {
    for (const name in changes) if (name in stored) stored[name] = changes[name]?.newValue ?? NO_ACTS;
    settle();
  });
  chrome.runtime?.onMessage.addListener((message) => {
    if (isRecord(message) && message.plumbline === 1 && message.name === 'open-card') press();
  });
  arrive();
  // A function, as an element with this id would be none. Without it only the page's changes tell of a new address.
  if (typeof Navigation === 'function') navigation.addEventListener('currententrychange', moved, { signal });
  else everyChange(moved, signal);

  function press(): void {
    if (!moved()) current?.press();
  }

  function moved(): boolean {
    if (!chrome.runtime?.id) life.abort();
    if (signal.aborted) return true;
    if (addressNow() === address) return false;
    arrive();
    return true;
  }

  async function arrive(afresh = false): Promise<void> {
    endVisit();
    address = addressNow();
    page = tracker.locate(new URL(address));
    key = page?.key ?? '';
    badge.reserve(key);
    actsName = actsKey(containerOfKey(key));
    if (key && (afresh || !stored[actsName])) {
      const wanted = { [PAGE_KEY]: NO_ACTS, [actsName]: NO_ACTS };
      Object.assign(stored, await chrome.storage.local.get(wanted).catch(leave));
    }
    settle();
  }

  /** Visits, judges again or leaves, as the page and what is published ask for. */
  function settle(): void {
    if (moved()) return;
    const published = { view: stored[PAGE_KEY], acts: stored[actsName] };
    if (page && isPublished(published) && holds(published.view.scope, { key })) {
      current ??= visit({ tracker, badge, lay, problems, moved }, page);
      current.judgeBy(published);
    } else leave();
  }

  function leave(): void {
    endVisit();
    badge.host.remove();
  }

  function endVisit(): void {
    current?.end();
    current = undefined;
  }
}

/** What is wrong deeper inside shows when something is judged by it. */
function isPublished(value: { view: unknown; acts: unknown }): value is Published {
  const { view, acts } = value;
  return isRecord(view) && view.version === 1 && isRecord(view.scope) && isRecord(acts);
}

function addressNow(): string {
  return location.href.replace(/#.*/, '');
}
