import { containerOfKey } from '../core/issue.ts';
import { holds } from '../core/rules/holds.ts';
import { PAGE_KEY } from '../core/view.ts';
import { first } from '../trackers/dom.ts';
import type { Site } from '../trackers/site.ts';
import type { Page } from '../trackers/tracker.ts';
import { send } from './ask.ts';
import { everyChange } from './frames.ts';
import { removeBadges } from './host.ts';
import type { Listed, Parts, Visit } from './parts.ts';
import { actsAt, isPageView } from './published.ts';
import { createStore } from './store.ts';
import { ours } from './world.ts';

/**
 * Follows a person through a tracker's pages from document start, one visit after the other. On pages that are no
 * issue's and no list's, or in no scope, nothing is drawn, asked or loaded. Ends an earlier watch in this world, as after
 * a second injection; a script that the running watch has asked for only adds its parts.
 */
export function watch(site: Site, parts: Parts): void {
  if (ours.isAsked) {
    Object.assign(ours.parts ?? {}, parts);
    return;
  }
  ours.watch?.abort();
  const life = new AbortController();
  ours.watch = life;
  ours.parts = parts;
  const { signal } = life;
  const store = createStore();
  let address = '';
  let page: Page | null = null;
  let current: Visit | undefined;
  /** What the page lists, also below its issue. */
  let listed: Listed | undefined;
  /** The work on the list, and the path it is at: what is asked of a list, or opened beside it, leaves it standing. */
  let listing: { end: AbortController; path: string } | undefined;

  removeBadges();
  signal.addEventListener('abort', leave);
  // Whatever a person does first on a page from which the extension was taken away, our parts leave at it.
  for (const event of ['focus', 'pointerdown']) addEventListener(event, moved, { signal, capture: true });
  // The day may be another one by now.
  addEventListener('visibilitychange', settle, { signal });
  store.listen(settle, signal);
  chrome.runtime?.onMessage.addListener((message) => {
    const { plumbline, name }: Record<string, unknown> = Object(message);
    if (plumbline === 1 && name === 'open-card') current?.press();
  });
  arrive();
  // A function, as an element with this id would be none. Without it the way back tells of a new address, and the page's
  // changes do.
  if (import.meta.env.CHROME || typeof Navigation === 'function')
    navigation.addEventListener('currententrychange', moved, { signal });
  else {
    addEventListener('popstate', moved, { signal });
    everyChange(moved, signal);
  }

  function moved(): boolean {
    if (!chrome.runtime?.id) life.abort();
    if (signal.aborted) return true;
    if (addressNow() === address) return false;
    arrive();
    return true;
  }

  function arrive(): void {
    endVisit();
    address = addressNow();
    const url = new URL(address);
    page = site.issueAt(url);
    const of = site.listAt(url);
    listed = of === undefined ? of : { of };
    parts.issue?.reserve(page?.key ?? '');
    settle();
  }

  /** Visits, judges again or leaves, as the page and what is published ask for. */
  function settle(): void {
    if (moved()) return;
    if (!page && !listed) {
      leave();
      return;
    }
    const view = store.at(PAGE_KEY);
    const acts = actsAt(store, containerOfKey(page?.key ?? listed?.of ?? ''));
    // Told of when they are.
    if (!view || !acts) return;
    if (!isPageView(view)) {
      leave();
      return;
    }
    const published = { view, acts };
    const { scope, hosts } = view;
    if (!page || !holds(scope, { key: page.key })) leaveIssue();
    else if (parts.issue) {
      current?.judgeBy(published);
      current ??= parts.issue.visit(page, published, moved, meetRows);
    } else load('issue');
    const isList = listed && (listed.of ? holds(scope, { key: listed.of }) : hosts?.includes(location.host));
    if (!isList || location.pathname !== listing?.path) endList();
    if (listed && isList) workOn(listed, view.columnCounts);
  }

  /** An issue's own page may have rows of others, whose part is loaded when they are there. */
  function meetRows(): void {
    if (page && !listed && first(document, site.within)) {
      listed = { page, of: page.key };
      // Not within the visit that looks, which may only be beginning.
      queueMicrotask(settle);
    }
  }

  function workOn(list: Listed, isGrouped?: boolean): void {
    if (!parts.list) {
      load('list');
      return;
    }
    if (!listing) {
      listing = { end: new AbortController(), path: location.pathname };
      parts.list(list, store, listing.end.signal);
    }
    if (isGrouped && !parts.groups) load('groups');
  }

  /** Asks for the script of a part, which stays in the page; one at a time. */
  async function load(part: keyof Parts): Promise<void> {
    if (ours.isAsked) return;
    ours.isAsked = true;
    await send('part', { script: `${site.id}-${part}` });
    ours.isAsked = false;
    if (parts[part]) settle();
  }

  function endList(): void {
    listing?.end.abort();
    listing = undefined;
  }

  function leave(): void {
    leaveIssue();
    endList();
  }

  function leaveIssue(): void {
    endVisit();
    parts.issue?.leave();
  }

  function endVisit(): void {
    current?.end();
    current = undefined;
  }
}

function addressNow(): string {
  return location.href.replace(/#.*/, '');
}
