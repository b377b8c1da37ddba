import type { Notice } from '../../components/common/notices-data.ts';
import { exportDue } from '../core/export-due.ts';
import { type FocusChange, focusChangeWords } from '../core/focus-change.ts';
import type { Now, PublishedView } from '../core/view.ts';
import { weekOf } from '../core/week.ts';
import type { Device, Recovery } from '../storage/device.ts';
import type { Room } from '../storage/room.ts';

/** What this device has to say of what it stores, in words. */

/** While the database does not open. */
export function closedNotice(hasCopy: boolean): Notice {
  const words =
    'The browser does not open Plumbline’s data, so nothing can be changed now. What you see was published before. Restart the browser.';
  return { id: 'closed', tone: 'amber', words, actions: hasCopy ? ['export'] : [] };
}

/** In a private window, where the browser stores nothing. */
export function privateNotice(words: string): Notice {
  return { id: 'private', tone: 'amber', words, actions: [] };
}

/** While another page holds up the upgrade of what is stored. */
export function waitingNotice(words: string): Notice {
  return { id: 'waiting', tone: 'amber', words, actions: [] };
}

/** Where the data is read only; a newer Plumbline, if there is one, may know its form. */
export function readOnlyNotice(words: string): Notice {
  return { id: 'read-only', tone: 'amber', words, actions: ['export', 'update'] };
}

/** @param view what is published: without goals there is nothing to be reminded of */
export function deviceNotices(
  device: Device,
  noRoom: readonly Room[],
  now: Now,
  view: Pick<PublishedView, 'goals' | 'weekStart'>,
): Notice[] {
  const { recovery, focusChange, exportedAt, since = null, noReminder = false } = device;
  const isDue = view.goals.length > 0 && exportDue(exportedAt ?? since, now.at, noReminder);
  return [
    ...(focusChange?.week === weekOf(now.today, view.weekStart) ? [focusNotice(focusChange)] : []),
    ...(recovery ? [recoveryNotice(recovery)] : []),
    ...noRoom.slice(0, 1).map(roomNotice),
    ...(isDue ? [reminder(exportedAt, now)] : []),
  ];
}

function focusNotice(change: FocusChange): Notice {
  return { id: 'focus-changed', tone: 'quiet', words: focusChangeWords(change), actions: ['focus-read'] };
}

function recoveryNotice(recovery: Recovery): Notice {
  return { id: 'recovery', tone: 'amber', words: recoveryWords(recovery), actions: ['dismiss'] };
}

function recoveryWords({ kind, count, of, token }: Recovery): string {
  const records = (n: number) => `${n.toLocaleString('en')} ${n === 1 ? 'record' : 'records'}`;
  const again = token ? ' Put the GitHub token into the options again.' : '';
  switch (kind) {
    case 'restored':
      return count < of
        ? `Restored ${count.toLocaleString('en')} of ${records(of)} from the copy on this device. Import your last export for the rest.${again}`
        : `The browser lost Plumbline’s data. Restored ${count.toLocaleString('en')} of ${records(of)} from the copy on this device.${again}`;
    case 'newest':
      return `The browser lost Plumbline’s newest changes. Restored ${records(count)} from the copy on this device.${again}`;
    case 'from-sync':
      return `${records(count)} came from the browser’s sync. Import your last export if some are missing.`;
    case 'shown-anew':
      return `The browser lost what tracker pages read of Plumbline. It was written anew; ${count.toLocaleString('en')} of ${records(of)} are here.`;
  }
}

function roomNotice(what: Room): Notice {
  return what === 'view'
    ? {
        id: 'no-room',
        tone: 'amber',
        words:
          'This device has no room to show your newest edits on tracker pages. They are saved; free some space.',
        actions: [],
      }
    : {
        id: 'no-copy',
        tone: 'amber',
        words: 'This device has no room for the second copy of your plan. Export it, and free some space.',
        actions: ['export'],
      };
}

const DAY_MS = 86_400_000;

function reminder(exportedAt: string | undefined, now: Now): Notice {
  const days = exportedAt ? Math.floor((Date.parse(now.at) - Date.parse(exportedAt)) / DAY_MS) : 0;
  const words = exportedAt ? `Last export ${days} days ago.` : 'Nothing was exported yet.';
  return { id: 'export-due', tone: 'quiet', words, actions: ['export', 'no-reminder'] };
}
