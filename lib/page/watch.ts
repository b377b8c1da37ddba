import { containerOfKey } from '../core/issue.ts';
import { holds } from '../core/rules/holds.ts';
import { actsKey, NO_ACTS, PAGE_KEY } from '../core/view.ts';
import type { ListScript } from '../messages/protocol.ts';
import type { Page, StripPlace, Tracker } from '../trackers/tracker.ts';
import { isRecord, send } from './ask.ts';
import { createBadge, make, removeBadges } from './badge.ts';
import { everyChange } from './frames.ts';
import { isPageView } from './published.ts';
import { mayMakeRoom, roomOf } from './strip-room.ts';
import { type Published, type Room, type Visit, visit } from './visit.ts';
import { ours } from './world.ts';

/** What only one tracker has: its badges' own style, how they are laid where a place has a line, and its lists. */
export type Own = { css?: string; lay?: Room['lay']; lists?: Lists };

/** A tracker's lists and boards, whose rows a script of their own marks. */
export type Lists = {
  script: ListScript;
  /** A key as all issues of the list would have; empty where they may be of several containers; undefined: no list. */
  at(url: URL): string | undefined;
  strips: readonly StripPlace[];
};

/**
 * Follows a person through a tracker's pages from document start, one visit after the other. On pages that are no
 * issue's, or in no scope, nothing is drawn or asked. Ends an earlier watch in this world, as after a second injection.
 */
export function watch(tracker: Tracker, { css = '', lay, lists }: Own = {}): void {
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
  /** Whose issues the page lists (Lists.at). */
  let listed: string | undefined;
  /** The work on the list, and the path it is at: what is asked of a list, or opened beside it, leaves it standing. */
  let listing: AbortController | undefined;
  let listPath = '';

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
    const url = new URL(address);
    page = tracker.locate(url);
    key = page?.key ?? '';
    listed = lists?.at(url);
    badge.reserve(key);
    actsName = actsKey(containerOfKey(key || (listed ?? '')));
    if ((key || listed !== undefined) && (afresh || !stored[actsName])) {
      const wanted = { [PAGE_KEY]: NO_ACTS, [actsName]: NO_ACTS };
      Object.assign(stored, await chrome.storage.local.get(wanted).catch(leave));
    }
    settle();
  }

  /** Visits, judges again or leaves, as the page and what is published ask for. */
  function settle(): void {
    if (moved()) return;
    const published = { view: stored[PAGE_KEY], acts: stored[actsName] };
    if (!isPublished(published)) {
      leave();
      return;
    }
    const { scope } = published.view;
    if (page && holds(scope, { key })) {
      current ??= visit({ tracker, badge, lay, problems, moved }, page);
      current.judgeBy(published);
    } else leaveIssue();
    const isList = listed !== undefined && (!listed || holds(scope, { key: listed }));
    if (!isList || location.pathname !== listPath) endList();
    if (isList && !listing) list(new AbortController());
  }

  /** Asks for the script once: it stays in the page. */
  async function list(work: AbortController): Promise<void> {
    listing = work;
    listPath = location.pathname;
    if (lists && mayMakeRoom(lists.strips)) {
      ours.room = make('style');
      ours.room.textContent = roomOf(lists.strips);
      document.documentElement.append(ours.room);
    }
    if (lists && !ours.list) await send('list', { script: lists.script });
    if (work.signal.aborted) return;
    ours.list?.(work.signal);
    // What no script has taken over.
    leaveRoom();
  }

  function leaveRoom(): void {
    ours.room?.remove();
    ours.room = undefined;
  }

  function endList(): void {
    listing?.abort();
    listing = undefined;
    leaveRoom();
  }

  function leave(): void {
    leaveIssue();
    endList();
  }

  function leaveIssue(): void {
    endVisit();
    badge.host.remove();
  }

  function endVisit(): void {
    current?.end();
    current = undefined;
  }
}

function isPublished(value: { view: unknown; acts: unknown }): value is Published {
  return isPageView(value.view) && isRecord(value.acts);
}

function addressNow(): string {
  return location.href.replace(/#.*/, '');
}
