import { clockTime, dayMonth, isWeek, localDate } from '../../lib/core/week.ts';
import type { SyncData } from './sync-data.ts';

/** While the browser has not taken the last edit yet. */
export const NOT_TAKEN = 'Saved on this device. The other devices get it when the browser syncs again.';
export const NEWER = 'A newer Plumbline wrote this data. It is kept as it is and read only here.';
export const PAUSED =
  'Everything was deleted here. Until you set something or look now, nothing is brought back from the browser’s sync.';

/** Whether something saved here was not given to the browser's sync yet. */
export function isOutstanding({ savedAt, takenAt }: Pick<SyncData, 'savedAt' | 'takenAt'>): boolean {
  return savedAt !== null && (takenAt === null || takenAt < savedAt);
}

/** `10:42` today, else `20 Nov, 10:42`. @param today local date */
export function momentWords(iso: string, today: string): string {
  const date = localDate(new Date(iso));
  return date === today ? clockTime(iso) : `${dayMonth(date)}, ${clockTime(iso)}`;
}

/** `14.2 of 90 kB used`. */
export function usedWords({ bytes, limit }: Pick<SyncData, 'bytes' | 'limit'>): string {
  return `${(bytes / 1000).toFixed(1)} of ${Math.round(limit / 1000)} kB used`;
}

/** `Weeks W40 to W47. 3 older weeks are on this device and in exports only.` */
export function weeksWords({ held, left }: Pick<SyncData, 'held' | 'left'>): string {
  const weeks = held.filter(isWeek).map((week) => week.slice(5));
  const [first, last] = [weeks[0], weeks.at(-1)];
  const there =
    first === undefined ? 'No weeks yet' : first === last ? `Week ${first}` : `Weeks ${first} to ${last}`;
  const older = left === 1 ? '1 older week is' : `${left} older weeks are`;
  return left > 0 ? `${there}. ${older} on this device and in exports only.` : `${there}.`;
}

/** `2 changes met changes of another device.` */
export function conflictsWords(count: number): string {
  return count === 1
    ? '1 change met a change of another device.'
    : `${count} changes met changes of another device.`;
}

const MINUTE_MS = 60_000;

/** `3 hours old`, `not a minute old`. @param at the moment it is now, ISO 8601 */
export function ageWords(iso: string, at: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(at) - Date.parse(iso)) / MINUTE_MS));
  if (minutes === 0) return 'not a minute old';
  const [count, unit] =
    minutes < 60
      ? [minutes, 'minute']
      : minutes < 2880
        ? [Math.floor(minutes / 60), 'hour']
        : [Math.floor(minutes / 1440), 'day'];
  return `${count} ${unit}${count === 1 ? '' : 's'} old`;
}
