import type { Stamped } from '../core/stamped.ts';
import { ALWAYS } from '../core/week-of.ts';
import { bytesOf } from './bytes.ts';
import { placeOf, weekOfCut } from './late.ts';
import type { Items, Limits } from './mailbox.ts';
import { type Packed, pack } from './pack.ts';
import type { SyncStore } from './sync-store.ts';

/** Which records the mailbox holds: those of always, then the newest weeks, as many as there is room for. */
export type Window = {
  items: Items;
  /** The cut below which records are not held; risen when there was no room. */
  from: string;
  /** Oldest first; the oldest one may be held in part. */
  held: string[];
  left: number;
  records: readonly Stamped[];
  tooLarge: readonly string[];
};

/**
 * The window from the cut on. A function of the records alone, so that devices that know the same agree.
 * @param limits what there is room for
 * @returns null when not even what is always held has room
 */
export async function fitWindow(
  store: Pick<SyncStore, 'weeks' | 'ofWeek'>,
  from: string,
  limits: Limits,
): Promise<Window | null> {
  const weeks = (await store.weeks()).filter((week) => week !== ALWAYS);
  const always = await store.ofWeek(ALWAYS);
  const window: Window = { items: {}, from, held: [], left: 0, records: [], tooLarge: [] };
  let room = less(limits, take(window, always, pack(ALWAYS, always, limits.item)));
  if (!isRoom(room)) return null;
  for (const week of weeks) {
    if (week < weekOfCut(from)) break;
    const records = (await store.ofWeek(week)).filter((record) => placeOf(record) >= from);
    const packed = pack(week, records, limits.item);
    if (isRoom(less(room, packed.items))) {
      room = less(room, take(window, records, packed));
      if (records.length > 0) window.held.unshift(week);
      continue;
    }
    window.from = window.held[0] ?? newest(window, week, records, room);
    break;
  }
  const isPart = window.from.includes(' ') && window.held.length > 0;
  window.left = weeks.length - window.held.length + (isPart ? 1 : 0);
  return window;
}

/** Takes the newest records of a week for which alone there is no room; gives the cut before the oldest of them. */
function newest(window: Window, week: string, records: readonly Stamped[], room: Limits): string {
  const order = records.toSorted((a, b) => (placeOf(a) > placeOf(b) ? -1 : 1));
  const packed = (count: number) => pack(week, order.slice(0, count), room.item);
  let [fits, not] = [0, order.length];
  while (not - fits > 1) {
    const middle = (fits + not) >> 1;
    if (isRoom(less(room, packed(middle).items))) fits = middle;
    else not = middle;
  }
  const [first] = order;
  const last = order[fits - 1];
  if (last) {
    take(window, order.slice(0, fits), packed(fits));
    window.held.unshift(week);
    return placeOf(last);
  }
  // What is newer may have room.
  return first ? `${placeOf(first)}-` : window.from;
}

function take(window: Window, records: readonly Stamped[], packed: Packed): Items {
  Object.assign(window.items, packed.items);
  window.records = [...window.records, ...records];
  window.tooLarge = [...window.tooLarge, ...packed.tooLarge];
  return packed.items;
}

function less(room: Limits, items: Items): Limits {
  return {
    ...room,
    bytes: room.bytes - bytesOf(items),
    items: room.items - Object.keys(items).length,
  };
}

function isRoom({ bytes, items }: Limits): boolean {
  return bytes >= 0 && items >= 0;
}
