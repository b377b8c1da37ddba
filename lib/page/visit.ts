import { decide } from '../core/decide.ts';
import type { IssueFacts } from '../core/facts.ts';
import type { PageView, PublishedActs } from '../core/view.ts';
import { now } from '../platform/clock.ts';
import type { Page, Place, Tracker } from '../trackers/tracker.ts';
import { isRecord, send, type Tell } from './ask.ts';
import { type Badge, removeBadges } from './badge.ts';
import type { PageState } from './card-context.ts';
import { cardHost } from './card-host.ts';
import { everyChange, stillParsing, whenIdle } from './frames.ts';
import { lay } from './lay.ts';

/** What the background publishes for one container's issues. */
export type Published = { view: PageView; acts: PublishedActs };

/** What all visits of a page load share. */
export type Room = {
  tracker: Tracker;
  badge: Badge;
  tell: Tell;
  /** Looks whether the address is another one by now, or the extension gone; true: this visit has ended. */
  moved(): boolean;
};

export type Visit = {
  /** The published view is another one, or the day. */
  judgeBy(published: Published): void;
  /** The badge was pressed, or the browser's command for it. */
  press(): void;
};

/** How often a badge goes back to an anchor that the page has thrown it out of. */
const MOST = 3;
/** Reading takes at most one part of the time in this many, however often the page changes. */
const REST = 50;
/** Milliseconds: a reading that takes longer waits for the tracker's server, and the page is free meanwhile. */
const LONGEST = 20;
/** Milliseconds without a change after which what is not on the page counts as missing. */
const QUIET = 5000;
/** What the rest of a half page may still undo. */
const DOUBTFUL = /unlinked|unknown|idle|done/;

/**
 * One issue on one page, from arriving to leaving: page → facts → verdict → badge. It is read as soon as its page shows
 * it, once more when the page is whole, and again as the page changes.
 */
export function visit(
  { tracker, badge, tell, moved }: Room,
  page: Page,
  key: string,
  signal: AbortSignal,
): Visit {
  const { host } = badge;
  const listeners = new Set<(state: PageState) => void>();
  let place: Place | undefined;
  let thrownOut = 0;
  let standing = false;
  let reading = false;
  let changed = false;
  let restsUntil = 0;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let published: Published | undefined;
  let facts: IssueFacts | undefined;
  let asked = '';
  let fromApi: Partial<IssueFacts> = {};
  let shown: PageState | null = null;

  const press = cardHost(badge, { state: () => shown, listeners, readNow }, signal);
  const soon = everyChange(look, signal);
  addEventListener('resize', soon, { signal });
  signal.addEventListener('abort', () => clearTimeout(waiting));

  async function look(): Promise<void> {
    if (moved()) return;
    clearTimeout(waiting);
    let began = 0;
    try {
      const stood = standing;
      standing = stands();
      changed = reading;
      began = performance.now();
      if (reading || (facts && stillParsing())) return;
      // Where the place has just come, the facts come with it: no waiting.
      if (restsUntil > began && standing === stood) {
        waiting = setTimeout(soon, restsUntil - began);
        return;
      }
      reading = true;
      const [found] = await tracker.read(page, document, signal);
      if (signal.aborted) return;
      if (found?.key === key) {
        facts = found;
        if (place) lay(host, place);
        draw();
      }
      if (!facts || !standing) waiting = setTimeout(tellProblem, QUIET);
    } catch (error) {
      if (signal.aborted) return;
      waiting = setTimeout(tellProblem, QUIET, error);
    }
    const ended = performance.now();
    restsUntil = ended + Math.min(ended - began, LONGEST) * REST;
    reading = false;
    if (changed) soon();
  }

  /** Puts the badge in its place when the page has drawn it, or drawn it anew; tells whether it stands there now. */
  function stands(): boolean {
    const theme = tracker.theme(document);
    if (!place || !host.isConnected) {
      const [found] = tracker.places(page, document);
      if (!found || (found.anchor === place?.anchor && ++thrownOut > MOST)) return false;
      place = found;
      removeBadges(host);
      host.dataset.size = place.size;
      place.anchor[place.how](host);
      lay(host, place);
    }
    host.style.colorScheme = theme === 'auto' ? 'light dark' : theme;
    return true;
  }

  function draw(idle = false): void {
    if (!facts || !published || signal.aborted) return;
    const { view, acts } = published;
    const known = { ...fromApi, ...facts };
    try {
      const verdict = decide(known, view, acts, now());
      if (stillParsing() && DOUBTFUL.test(verdict.state)) return;
      if (verdict.state === 'unknown' && !idle) {
        // A page that is still being drawn lacks facts for a moment: nobody needs to see that.
        whenIdle(() => draw(true));
        return;
      }
      shown = { facts: known, verdict };
      badge.show(verdict);
      for (const listener of listeners) listener(shown);
      whenIdle(() => {
        if (signal.aborted) return;
        tell('seen', { facts: [known] }, key, JSON.stringify({ ...known, readAt: '' }));
        askMore();
      });
    } catch (error) {
      tellProblem(error);
    }
  }

  /** Asks the tracker's API for what the page does not show, once for the same fields. */
  async function askMore(): Promise<void> {
    if (!published || shown?.verdict.state !== 'unknown' || shown.facts.trouble) return;
    const known = shown.facts;
    const fields = published.view.fromApi.filter((field) => known[field] === undefined);
    if (asked === `${fields}`) return;
    asked = `${fields}`;
    const reply = await send('more', { key, fields });
    if (!isRecord(reply) || !isRecord(reply.value)) return;
    fromApi = { ...fromApi, ...reply.value };
    draw();
  }

  async function readNow(): Promise<void> {
    tracker.forget?.(key);
    restsUntil = 0;
    asked = '';
    await look();
    await askMore();
  }

  /** Tells what is missing, or of an error, which is a bug, the name alone: its message might quote the page. */
  function tellProblem(error?: unknown): void {
    const { host, kind: pageKind } = page;
    const part = facts ? 'title badge' : 'issue facts';
    const sets = [...tracker.sets];
    const message = error
      ? `${error}`.replace(/:.*/s, '')
      : `${tracker.id}: ${part} not found on ${pageKind} (${sets.join(', ')})`;
    tell('problem', { part, host, pageKind, sets, message, at: now().at }, part + pageKind);
  }

  return {
    judgeBy(next) {
      published = next;
      draw();
    },
    press,
  };
}
