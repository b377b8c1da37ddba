import type { Mailbox } from './mailbox.ts';

/** How often set() is called at most: browsers refuse 120 in a minute and 1,800 in an hour, refused ones counted. */
export const SETS_A_MINUTE = 20;
const MINUTE = 60_000;

/**
 * Asks for a turn.
 * @param moments of the last turns, in milliseconds since 1970, as kept from the last time
 * @returns the moments to keep, with this one when the turn is given; `wait`: milliseconds until one can be, 0 now
 */
export function takeTurn(moments: readonly number[], now: number): { moments: number[]; wait: number } {
  // A moment that is still to come was kept by a clock that was set back since.
  const recent = moments.filter((moment) => moment <= now && moment > now - MINUTE).sort((a, b) => a - b);
  if (recent.length < SETS_A_MINUTE) return { moments: [...recent, now], wait: 0 };
  const first = recent[recent.length - SETS_A_MINUTE] ?? now;
  return { moments: recent, wait: first + MINUTE - now };
}

/** Where the moments are kept, while the background sleeps too. */
export type Turns = { read(): Promise<number[]>; keep(moments: number[]): Promise<void> };

/** The mailbox, which refuses what comes too fast before the browser does. */
export function limited(mailbox: Mailbox, turns: Turns, now: () => number): Mailbox {
  return {
    get: () => mailbox.get(),
    remove: (keys) => mailbox.remove(keys),
    set: async (items) => {
      const { moments, wait } = takeTurn(await turns.read(), now());
      if (wait > 0) throw new Error(`All ${SETS_A_MINUTE} write operations of this minute were made.`);
      await turns.keep(moments);
      await mailbox.set(items);
    },
  };
}
