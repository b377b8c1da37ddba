import * as z from 'zod/mini';
import { sameValue } from '../core/edits/same.ts';
import type { FocusChange } from '../core/focus-change.ts';
import { date, id, instant, week } from '../core/schemas/parts.ts';
import type { DeviceNews } from '../messages/protocol.ts';
import { browser } from '../platform/browser.ts';
import { now } from '../platform/clock.ts';
import { makingRoom } from './copy.ts';

/** What this device keeps for itself, in storage.local: it is there when the database is not, and never travels. */

/** storage.local key. */
export const DEVICE_KEY = 'device';

/**
 * What the browser lost and Plumbline brought back: `count` records of `of` that there were. `restored`: from the copy on
 * this device; `newest`: the newest alone were missing, and came from there; `from-sync`: there was no copy, so it may be
 * a new device; `shown-anew`: nothing was missing in the database, only what pages read.
 */
export type Recovery = {
  kind: 'restored' | 'newest' | 'from-sync' | 'shown-anew';
  count: number;
  of: number;
  /** A token was stored here and is not any more. */
  token?: true;
};

export type Device = {
  /** ISO 8601: the first start, or the first one that is remembered. */
  since?: string;
  /** ISO 8601: the last export from this device. */
  exportedAt?: string;
  /** The weekly reminder of an export is switched off. */
  noReminder?: boolean;
  /** Until the person has read it. */
  recovery?: Recovery;
  /** Until the person has read it. */
  focusChange?: FocusChange;
};

const count = z.int().check(z.minimum(0));
const goal = z.object({ id, title: z.string() });

const deviceSchema = z.object({
  since: z.exactOptional(instant),
  exportedAt: z.exactOptional(instant),
  noReminder: z.exactOptional(z.boolean()),
  recovery: z.exactOptional(
    z.object({
      kind: z.enum(['restored', 'newest', 'from-sync', 'shown-anew']),
      count,
      of: count,
      token: z.exactOptional(z.literal(true)),
    }),
  ),
  focusChange: z.exactOptional(
    z.object({ week, from: goal, to: goal, on: date, because: z.exactOptional(z.string()) }),
  ),
}) satisfies z.ZodMiniType<Device>;

/** What is kept; nothing when it cannot be read. */
export async function readDevice(): Promise<Device> {
  const stored: Record<string, unknown> = await browser.storage.local.get(DEVICE_KEY);
  return deviceSchema.safeParse(stored[DEVICE_KEY]).data ?? {};
}

let running: Promise<unknown> = Promise.resolve();

/** Changes it, one change at a time; for the background only. */
export function changeDevice(change: (device: Device) => Device): Promise<void> {
  const next = running.then(async () => {
    const before = await readDevice();
    const device = change(before);
    // Each write wakes every tracker page in Firefox, and this is asked for at each wake.
    if (sameValue(device, before)) return;
    await makingRoom(() => browser.storage.local.set({ [DEVICE_KEY]: device }));
  });
  // Whoever asked hears of a failure; the next one goes on.
  running = next.catch(() => undefined);
  return next;
}

/** Keeps what a page tells. */
export function keepNews({ exported, reminder, recoveryRead, focusRead }: DeviceNews): Promise<void> {
  return changeDevice(({ recovery, focusChange, ...device }) => ({
    ...device,
    ...(exported && { exportedAt: now().at }),
    ...(reminder !== undefined && { noReminder: !reminder }),
    ...(recovery && !recoveryRead && { recovery }),
    ...(focusChange && !focusRead && { focusChange }),
  }));
}
