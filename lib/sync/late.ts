import { deviceOf, NO_STAMP, type Stamp } from '../core/clock.ts';
import { newestStamp } from '../core/merge.ts';
import type { Fields, Stamped } from '../core/stamped.ts';
import { weekOfRecord } from '../core/week-of.ts';
import { canonical } from './canonical.ts';
import type { SyncState } from './sync-store.ts';

/** Which records have to travel although their weeks have left the mailbox. All of it is pure. */

/**
 * Where a record stands in the order in which records leave the mailbox: its week, and within it its newest change.
 * A cut is such a place or a week alone: what stands before it is not in the mailbox.
 */
export function placeOf({ table, fields }: Stamped): string {
  return `${weekOfRecord(table, fields)} ${newestStamp(fields)}`;
}

/** The week of a cut; records of later weeks are not touched by it. */
export function weekOfCut(from: string): string {
  return from.split(' ', 1)[0] ?? '';
}

/**
 * Whether the device changed the record after `since` while it stands before the cut. A test of each record up to
 * {@link weekOfCut}.
 */
export function isUnsent(record: Stamped, device: string, since: Stamp, from: string): boolean {
  const isOwn = ([, stamp]: [unknown, Stamp]) => stamp > since && deviceOf(stamp) === device;
  return placeOf(record) < from && Object.values(record.fields).some(isOwn);
}

/** Whether what came in is not the whole of what is known here. */
export function isOutdated(incoming: Stamped, here: Fields | undefined): boolean {
  return here !== undefined && canonical(here) !== canonical(incoming.fields);
}

/** Where records leave the mailbox, and what was known of each device to those who made it so (sync-store.ts). */
export type Cut = Pick<SyncState, 'from' | 'knew'>;

/** The cut that two devices agree on: the later one. What the maker of either knew, somebody has. */
export function agreedCut(own: Cut, incoming: Cut): Cut {
  return {
    from: incoming.from > own.from ? incoming.from : own.from,
    knew: newestOfEach(own.knew, Object.entries(incoming.knew)),
  };
}

/** Whether its maker knew anything from which it could be made. */
export function isSound({ from, knew }: Cut): boolean {
  const last = Object.values(knew).reduce((most, stamp) => (stamp > most ? stamp : most), NO_STAMP);
  return from <= placeOf({ table: 'links', id: '', fields: { last: [null, last] } });
}

/** The largest stamp of each device. */
export function newestOfEach(
  known: Readonly<Record<string, Stamp>>,
  more: Iterable<readonly [device: string, stamp: Stamp]>,
): Record<string, Stamp> {
  const newest = new Map(Object.entries(known));
  for (const [device, stamp] of more) if (stamp > (newest.get(device) ?? '')) newest.set(device, stamp);
  return Object.fromEntries(newest);
}
