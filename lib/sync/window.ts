import type { Stamped } from '../core/stamped.ts';
import { ALWAYS } from '../core/week-of.ts';
import { placeOf, weekOfCut } from './late.ts';
import type { Items, Limits } from './mailbox.ts';
import { type Packed, pack } from './pack.ts';
import type { SyncStore } from './sync-store.ts';

/** Which records the mailbox holds: those of always, then the newest weeks, as many as there is room for. */
export type Window = {
  items: Items;
  bytes: number;
  /** The cut below which records are not held; higher than asked for when there was no room. */
  from: string;
  /** Oldest first; the oldest one may be held in part. */
  held: string[];
  left: number;
  records: Stamped[];
  tooLarge: string[];
};

/**
 * The window from the cut on. A function of the records alone, so that devices that know the same agree.
 * @param limits what there is room for
 * @returns null when there is no room for anything beside what is always held, or not even for that
 */
export async function fitWindow(
  store: Pick<SyncStore, 'weeks' | 'ofWeek'>,
  from: string,
  limits: Limits,
): Promise<Window | null> {
  const window: Window = { items: {}, bytes: 0, from, held: [], left: 0, records: [], tooLarge: [] };
  const hasRoom = ({ bytes, items }: Packed) =>
    window.bytes + bytes <= limits.bytes && countOf(window.items) + countOf(items) <= limits.items;
  const weeks = (await store.weeks()).filter((week) => week !== ALWAYS);
  const always = await store.ofWeek(ALWAYS);
  const packed = pack(ALWAYS, always, limits.item);
  if (!hasRoom(packed)) return null;
  take(window, always, packed);
  for (const week of weeks) {
    if (week < weekOfCut(from)) break;
    const all = await store.ofWeek(week);
    const records = week === weekOfCut(from) ? all.filter((record) => placeOf(record) >= from) : all;
    const some = pack(week, records, limits.item);
    if (hasRoom(some)) take(window, records, some, week);
    else {
      const fitted = (count: number) => {
        const part = pack(week, records.slice(0, count), limits.item);
        return hasRoom(part) ? part : null;
      };
      const cut = window.held[0] ?? takeNewest(window, week, records, fitted);
      if (cut === null) return null;
      window.from = cut;
      break;
    }
  }
  const isPart = window.from.includes(' ') && window.held[0] === weekOfCut(window.from);
  window.left = weeks.length - window.held.length + (isPart ? 1 : 0);
  return window;
}

/**
 * Takes the newest records of a week for which alone there is no room.
 * @param fitted so many of the records, which are sorted here; null when there is no room for them
 * @returns the cut before the oldest one taken; null when there is no room for any
 */
function takeNewest(
  window: Window,
  week: string,
  records: Stamped[],
  fitted: (count: number) => Packed | null,
): string | null {
  const places = new Map(records.map((record) => [record, placeOf(record)]));
  records.sort((a, b) => ((places.get(a) ?? '') > (places.get(b) ?? '') ? -1 : 1));
  let [least, most] = [0, records.length];
  while (most - least > 1) {
    const middle = (least + most) >> 1;
    if (fitted(middle)) least = middle;
    else most = middle;
  }
  const part = fitted(least);
  const oldest = records[least - 1];
  if (!part || !oldest) return null;
  take(window, records.slice(0, least), part, week);
  return placeOf(oldest);
}

function take(window: Window, records: readonly Stamped[], packed: Packed, week?: string): void {
  Object.assign(window.items, packed.items);
  window.bytes += packed.bytes;
  window.records.push(...records);
  window.tooLarge.push(...packed.tooLarge);
  if (week !== undefined && records.length > 0) window.held.unshift(week);
}

function countOf(items: Items): number {
  return Object.keys(items).length;
}
