import type Dexie from 'dexie';
import * as z from 'zod/mini';
import { browser } from '../platform/browser.ts';
import { now } from '../platform/clock.ts';
import { sayRoom } from './room.ts';
import { isQuota } from './writing.ts';

/**
 * The second copy: what the mailbox would hold, in storage.local, so that a database which the browser lost comes back.
 * `count` says of how many records there were in the database.
 */
export type Copy = {
  /** ISO 8601. */
  at: string;
  count: number;
  /** The device's clock (SyncStore `clock`) when it was made. */
  last: string;
  /** As lib/sync packs them. */
  items: Record<string, unknown>;
};

/** storage.local key. */
export const COPY_KEY = 'copy';

const copySchema = z.object({
  at: z.string(),
  count: z.int(),
  last: z.string(),
  items: z.record(z.string(), z.unknown()),
}) satisfies z.ZodMiniType<Copy>;

/** The copy, or null when there is none that can be read. */
export async function readCopy(): Promise<Copy | null> {
  const stored: Record<string, unknown> = await browser.storage.local.get(COPY_KEY);
  return copySchema.safeParse(stored[COPY_KEY]).data ?? null;
}

/** Whether nothing was changed since the copy was made. */
export async function isCopied(count: number, last: string): Promise<boolean> {
  const copy = await readCopy();
  return copy?.count === count && copy.last === last;
}

/** Keeps a copy in place of the last one. Where there is no room the last one stays, and that is said. */
export async function keepCopy(made: Omit<Copy, 'at'>): Promise<void> {
  try {
    await browser.storage.local.set({ [COPY_KEY]: { at: now().at, ...made } });
  } catch (error) {
    if (!isQuota(error)) throw error;
    return sayRoom('copy', false);
  }
  await sayRoom('copy', true);
}

export async function dropCopy(): Promise<void> {
  await browser.storage.local.remove(COPY_KEY);
}

/** Writes to storage.local, for which the copy gives way where there is no room. @throws as `write` */
export async function makingRoom(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!isQuota(error)) throw error;
    await dropCopy();
    await write();
  }
}

const RECORDS = ['goals', 'focuses', 'links', 'dispositions'];

/** How many records a person would miss. */
export async function countRecords(db: Dexie): Promise<number> {
  const counts = await Promise.all(RECORDS.map((name) => db.table(name).count()));
  return counts.reduce((sum, count) => sum + count, 0);
}
