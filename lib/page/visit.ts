import { decide } from '../core/decide.ts';
import type { IssueFacts } from '../core/facts.ts';
import { isOff } from '../core/is-off.ts';
import { today } from '../platform/clock.ts';
import type { Page, Place, Tracker } from '../trackers/tracker.ts';
import { isRecord, send } from './ask.ts';
import { type Badge, createBadge } from './badge.ts';
import type { CardHook } from './card-context.ts';
import { everyChange, stillParsing, whenIdle } from './frames.ts';
import { removeBadges } from './host.ts';
import type { laySoon } from './lay.ts';
import type { IssuePart, Published, Visit } from './parts.ts';
import { ours } from './world.ts';

/** What only one tracker has: its badges' own style, and how they are laid where a row has no room for them. */
type Own = { css?: string; lay?: typeof laySoon };

/** What this is called in messages and in what is published (lib/core/parts.ts). */
const PART = 'title badge';
/** How often a badge goes back to an anchor that the page has thrown it out of. */
const MOST = 3;
/** Reading takes at most one part of the time in this many, however often the page changes. */
const REST = 50;
/** Milliseconds: a reading that takes longer waits for the tracker's server, and the page is free meanwhile. */
const LONGEST = 20;
/** Milliseconds without a change after which what is not on the page counts as missing. */
const QUIET = 5000;
/** What the rest of a half page may still undo: unlinked, unknown, idle, done. */
const DOUBTFUL = /un|idle|done/;

/** The badge of a page's issue. It is made once, and moves from issue to issue with the person. */
export function issuePart(tracker: Tracker, { css = '', lay }: Own): IssuePart {
  const badge = createBadge(() => current?.press(), css);
  let current: Visit | undefined;
  return {
    reserve: badge.reserve,
    visit(page, ...about) {
      badge.reserve(page.key);
      current = visit(tracker, badge, lay, page, ...about);
      return current;
    },
    leave() {
      // The toolbar is not told of what it was not told before.
      if (badge.host.isConnected) send('seen', { facts: [], state: 'out-of-scope' });
      badge.host.remove();
    },
  };
}

/**
 * One issue on one page, from arriving to leaving: page → facts → verdict → badge. It is read as soon as its page shows
 * it, once more when the page is whole, and again as the page changes.
 */
function visit(
  tracker: Tracker,
  badge: Badge,
  lay: Own['lay'] | undefined,
  page: Page,
  published: Published,
  moved: () => boolean,
  meet: () => void,
): Visit {
  const { host } = badge;
  const { key, kind: pageKind } = page;
  const hook: CardHook = { ...badge, readNow };
  const life = new AbortController();
  const { signal } = life;
  let place: Place | undefined;
  let thrownOut = 0;
  let restsUntil = 0;
  /** The last reading was of a half page. */
  let wasHalf = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let facts: IssueFacts | undefined;
  let told = '';
  /** Problems that were told: once is enough. */
  let problems = '';
  let fromApi: Partial<IssueFacts> = {};

  const soon = everyChange(look, signal);
  // The toolbar forgets a page that is left, also one that comes back as it was.
  addEventListener(
    'pagehide',
    () => {
      told = '';
    },
    { signal },
  );
  // A tracker that asks its server need not wait for a frame.
  if (tracker.forget && stillParsing()) look();

  async function look(): Promise<void> {
    if (moved()) return;
    clearTimeout(waiting);
    const began = performance.now();
    try {
      const standing = stands();
      if (facts && stillParsing()) return;
      if (restsUntil > began && (!wasHalf || stillParsing())) {
        waiting = setTimeout(soon, restsUntil - began);
        return;
      }
      // A longer one may be overtaken by the next, which is no matter: a tracker asks its server once.
      restsUntil = began + LONGEST * REST;
      wasHalf = stillParsing();
      meet();
      const found = await tracker.read(page, document, signal);
      if (signal.aborted) return;
      if (found) {
        facts = found;
        if (place) lay?.(host, place);
        draw();
      }
      if (!facts || !standing) waiting = setTimeout(tellProblem, QUIET);
    } catch (error) {
      if (signal.aborted) return;
      waiting = setTimeout(tellProblem, QUIET, error);
    }
    const ended = performance.now();
    restsUntil = ended + Math.min(ended - began, LONGEST) * REST;
  }

  /**
   * Puts the badge in its place when the page has drawn it, or drawn it anew; tells whether it stands there now. One that
   * is off misses none.
   */
  function stands(): boolean {
    if (isOff(published.view, PART, page, key)) {
      host.remove();
      place = undefined;
      return true;
    }
    if (!place || !host.isConnected) {
      const found = tracker.place(page, document);
      if (!found || (found.anchor === place?.anchor && ++thrownOut > MOST)) return false;
      // With the place come the facts: no waiting.
      if (!place) restsUntil = 0;
      place = found;
      removeBadges(host);
      host.dataset.size = place.size;
      place.anchor[place.how](host);
      lay?.(host, place);
    }
    host.style.colorScheme = tracker.theme(document);
    return true;
  }

  function draw(idle = false): void {
    if (!facts || signal.aborted) return;
    const known = { ...fromApi, ...facts };
    try {
      const verdict = decide(known, published.view, published.acts, today());
      if (stillParsing() && DOUBTFUL.test(verdict.state)) return;
      if (verdict.state === 'unknown' && !idle) {
        // A page that is still being drawn lacks facts for a moment: nobody needs to see that.
        whenIdle(() => draw(true));
        return;
      }
      badge.show(verdict);
      hook.state = { facts: known, verdict };
      hook.onState?.();
      whenIdle(tellFacts);
    } catch (error) {
      tellProblem(error);
    }
  }

  /** Tells the background the facts, and whether the badge has its place, once; where they do not suffice it may answer with more, of the tracker's API. */
  async function tellFacts(): Promise<void> {
    if (!hook.state) return;
    const { facts, verdict } = hook.state;
    const parts = host.isConnected ? [PART] : [];
    const news = JSON.stringify([parts, verdict.state, { ...facts, readAt: '' }]);
    if (told === news) return;
    told = news;
    const { value }: Record<string, unknown> = Object(
      await send('seen', {
        facts: [facts],
        state: verdict.state,
        pageKind,
        parts,
      }),
    );
    if (!isRecord(value)) return;
    fromApi = { ...fromApi, ...value };
    draw();
  }

  async function readNow(): Promise<void> {
    tracker.forget?.(key);
    restsUntil = 0;
    told = '';
    await look();
    await tellFacts();
  }

  /** Tells what is missing, or of an error, which is a bug, the name alone: its message might quote the page. */
  function tellProblem(error: unknown = ''): void {
    const part = facts ? PART : 'issue facts';
    if (problems.includes(part)) return;
    problems += part;
    const message = `${error}`.replace(/:.*/s, '');
    send('problem', { part, pageKind, sets: [tracker.id], message });
  }

  return {
    judgeBy(next) {
      published = next;
      draw();
      // The badge may be on now, or off.
      soon();
    },
    async press() {
      if (moved() || !hook.state || !host.isConnected) return;
      // Its script is injected when it is first needed.
      if (!ours.openCard) await send('card', {});
      if (!signal.aborted) ours.openCard?.(hook, signal);
    },
    end() {
      life.abort();
      clearTimeout(waiting);
    },
  };
}
