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
  const packed = packedOf(ALWAYS, always, limits.item);
  if (!hasRoom(packed)) return null;
  take(window, always, packed);
  for (const week of weeks) {
    if (week < weekOfCut(from)) break;
    const all = await store.ofWeek(week);
    const isPart = from.includes(' ') && week === weekOfCut(from);
    const records = isPart ? all.filter((record) => placeOf(record) >= from) : all;
    const some = packedOf(week, records, limits.item);
    if (hasRoom(some)) take(window, records, some, week);
    else {
      const fitted = (some: readonly Stamped[]) => {
        const part = pack(week, some, limits.item);
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
 * @param fitted some of the records; null when there is no room for them
 * @returns the cut before the oldest one taken; null when there is no room for any
 */
function takeNewest(
  window: Window,
  week: string,
  records: readonly Stamped[],
  fitted: (some: readonly Stamped[]) => Packed | null,
): string | null {
  const places = new Map(records.map((record) => [record, placeOf(record)]));
  const newest = records.toSorted((a, b) => ((places.get(a) ?? '') > (places.get(b) ?? '') ? -1 : 1));
  let [least, most] = [0, records.length];
  while (most - least > 1) {
    const middle = (least + most) >> 1;
    if (fitted(newest.slice(0, middle))) least = middle;
    else most = middle;
  }
  const some = newest.slice(0, least);
  const part = fitted(some);
  const oldest = some.at(-1);
  if (!part || !oldest) return null;
  take(window, some, part, week);
  return placeOf(oldest);
}

const packs = new WeakMap<readonly Stamped[], Map<number, Packed>>();

/** Made once for a list of records, which the store gives again while they are the same. */
function packedOf(week: string, records: readonly Stamped[], limit: number): Packed {
  const known = packs.get(records) ?? new Map<number, Packed>();
  packs.set(records, known);
  const packed = known.get(limit) ?? pack(week, records, limit);
  known.set(limit, packed);
  return packed;
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
