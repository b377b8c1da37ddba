import { browser } from '../platform/browser.ts';

/**
 * For what this device has no room at the moment: `view`, to show the newest edits on tracker pages; `copy`, for the
 * second copy. In storage.session, which is in memory: it is tried again after the next start.
 */
export type Room = 'view' | 'copy';

export const ROOM_KEYS: Readonly<Record<Room, string>> = { view: 'no-room:view', copy: 'no-room:copy' };

const said = new Map<Room, boolean>();

/** Says whether there was room. Asked for after every write, so it writes only what is news. */
export async function sayRoom(what: Room, isThere: boolean): Promise<void> {
  if (said.get(what) === isThere) return;
  const key = ROOM_KEYS[what];
  await (isThere ? browser.storage.session.remove(key) : browser.storage.session.set({ [key]: true }));
  said.set(what, isThere);
}

/** What there is no room for. */
export async function readNoRoom(): Promise<Room[]> {
  const stored: Record<string, unknown> = await browser.storage.session.get(Object.values(ROOM_KEYS));
  return (['view', 'copy'] as const).filter((what) => stored[ROOM_KEYS[what]] === true);
}
