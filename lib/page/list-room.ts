import type { VerdictState } from '../core/view.ts';
import { first } from '../trackers/dom.ts';
import type { RowReader } from '../trackers/row-reader.ts';
import { make } from './badge.ts';
import { createStrip, type Strip } from './strip.ts';

/** Says that a row is none of those that a person has picked in the strip. */
export const REST = 'data-plumbline-rest';

/** How often the strip goes back to where the page has thrown it out. */
const MOST = 3;

/** What a list has of us beside the marks: the strip above it, the room for that, and the theme of all our parts. */
export type ListRoom = {
  /** Puts the strip where it belongs, and takes the page's theme. */
  follow(): void;
  show(...what: Parameters<Strip['show']>): void;
};

type Parts = { strip: Strip; style: HTMLElement; isReserved: boolean; pick: (state?: VerdictState) => void };

/** Those of the list that was left just now: the next one takes them over, so that nothing moves in between. */
let parts: Parts | undefined;

/**
 * Reserves the room for the strip when the page has not drawn the list yet. Where it stands already, there is no strip:
 * it would push the list down.
 * @param isBusy whether the page is not to be written to around an element
 */
export function createListRoom(
  reader: RowReader,
  pick: (state?: VerdictState) => void,
  isBusy: (element: Element) => boolean,
  signal: AbortSignal,
): ListRoom {
  const own: Parts = parts ?? create();
  const { strip, style } = own;
  own.isReserved ||= !placeIn(reader) || performance.getEntriesByType('paint').length === 0;
  own.pick = pick;
  parts = own;
  let place: Element | undefined;
  let thrownOut = 0;

  signal.addEventListener('abort', () =>
    queueMicrotask(() => {
      if (own.pick !== pick) return;
      strip.host.remove();
      style.remove();
      parts = undefined;
    }),
  );

  function follow(): void {
    const css = styleOf(reader, own.isReserved);
    if (style.textContent !== css) style.textContent = css;
    if (!style.isConnected) document.documentElement.append(style);
    if (!own.isReserved || strip.host.isConnected || thrownOut > MOST) return;
    const found = placeIn(reader);
    if (!found || isBusy(found.element) || (found.element === place && ++thrownOut > MOST)) return;
    place = found.element;
    strip.host.style.margin = found.margin;
    place.prepend(strip.host);
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

function placeIn({ strips }: RowReader): { element: Element; margin: string } | undefined {
  for (const { into, margin } of strips) {
    const element = first(document, into);
    if (element) return { element, margin };
  }
  return undefined;
}

/** In the page's own tree, where the rows and our hosts are; what stands in the hosts' own sheets gives way to it. */
function styleOf({ strips, theme }: RowReader, isReserved: boolean): string {
  const mode = theme(document);
  const rooms = strips.map(
    ({ into, margin }) =>
      `${into}:not(:has(> plumbline-strip))::before{content:"";display:block;flex:none;block-size:40px;margin:${margin}}`,
  );
  return [
    `plumbline-badge[data-row],plumbline-strip{color-scheme:${mode === 'auto' ? 'light dark' : mode}}`,
    `[${REST}]{opacity:.35}`,
    ...(isReserved ? rooms : []),
  ].join('');
}
