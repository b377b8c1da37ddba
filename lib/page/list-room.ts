import type { VerdictState } from '../core/view.ts';
import { all } from '../trackers/dom.ts';
import type { List, RowReader } from '../trackers/row-reader.ts';
import { make } from './host.ts';
import { createStrip, type Strip } from './strip.ts';
import type { LayStrip } from './strip-over.ts';
import { mayMakeRoom, roomOf, stripPlace } from './strip-room.ts';

/** Says that a row is none of those that a person has picked in the strip. */
export const REST = 'data-plumbline-rest';

/** How often the strip goes back to where the page has thrown it out. */
const MOST = 3;
/** Looking for its place in vain takes at most one part of the time in this many: a page may be huge. */
const VAIN = 50;
/** Milliseconds after which it goes on at another time. */
const LONGEST = 2;

/** What a list has of us beside the marks: the strip above it, the room for that, and the theme of all our parts. */
export type ListRoom = {
  /** Puts the strip where it belongs, unless that is switched off, and takes the page's theme. */
  follow(isOff?: boolean): void;
  show(...what: Parameters<Strip['show']>): void;
};

type Parts = { strip: Strip; style: HTMLElement; isReserved: boolean; pick: (state?: VerdictState) => void };

/** Those of the list that was left just now: the next one takes them over, so that nothing moves in between. */
let parts: Parts | undefined;

/**
 * Keeps room for the strip before the page draws the list. Without it there is no strip until the next list: it would push
 * this one down.
 * @param isBusy whether the page is not to be written to around an element
 * @param over for places without room
 */
export function createListRoom(
  { page }: List,
  reader: RowReader,
  pick: (state?: VerdictState) => void,
  isBusy: (element: Element) => boolean,
  signal: AbortSignal,
  over?: LayStrip,
): ListRoom {
  const own: Parts = parts ?? create();
  const { strip, style } = own;
  // Among the rows of an issue's own page there is no strip.
  own.isReserved ||= !page.key && mayMakeRoom(reader.strips);
  own.pick = pick;
  parts = own;
  let place: Element | undefined;
  let thrownOut = 0;
  let restsUntil = 0;
  /** Which of the places is looked for next, and how many are since the page has changed. */
  let turn = 0;
  let left = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    strip.forget();
    queueMicrotask(() => {
      if (own.pick !== pick) return;
      strip.host.remove();
      style.remove();
      parts = undefined;
    });
  });

  function follow(isOff = false, isAnew = true): void {
    if (isOff) {
      own.isReserved = false;
      strip.host.remove();
    }
    const css = styleOf(reader, own.isReserved);
    if (style.textContent !== css) style.textContent = css;
    if (!style.isConnected) document.documentElement.append(style);
    clearTimeout(timer);
    over?.(strip.host);
    const { length } = reader.strips;
    if (isAnew) left = length;
    const began = performance.now();
    if (!own.isReserved || strip.host.isConnected || thrownOut > MOST) return;
    // The page may never change again, and its room is kept.
    if (began < restsUntil) {
      timer = setTimeout(follow, restsUntil - began + 1, isOff, false);
      return;
    }
    let found: ReturnType<typeof stripPlace>;
    // One after the other, as far as the time goes; later also those that were looked for before the page changed.
    do {
      found = stripPlace(reader.strips.slice(turn, turn + 1));
      turn = (turn + 1) % length;
      left -= 1;
    } while (!found && left > 0 && performance.now() - began < LONGEST);
    restsUntil = found ? 0 : began + (performance.now() - began) * VAIN;
    if (!found && left > 0) timer = setTimeout(follow, restsUntil - performance.now() + 1, isOff, false);
    if (!found || isBusy(found.into) || (found.into === place && ++thrownOut > MOST)) return;
    place = found.into;
    strip.host.style.cssText = `margin:${found.margin}`;
    // What the page has copied of it, or kept from an earlier one.
    for (const copy of all(document, 'plumbline-strip:not([data-group])')) copy.remove();
    place.prepend(strip.host);
    over?.(strip.host);
  }

  return { follow, show: strip.show };
}

function create(): Parts {
  const own: Parts = {
    strip: createStrip((state) => own.pick(state)),
    style: make('style'),
    isReserved: false,
    pick: () => undefined,
  };
  return own;
}

/** In the page's own tree, where the rows and our hosts are; what stands in the hosts' own sheets gives way to it. */
function styleOf({ strips, theme }: RowReader, isReserved: boolean): string {
  return [
    `plumbline-badge[data-row],plumbline-strip{color-scheme:${theme(document)}}`,
    `[${REST}]{opacity:.35}`,
    isReserved ? roomOf(strips) : '',
  ].join('');
}
