import type Dexie from 'dexie';
import * as z from 'zod/mini';
import { sameValue } from '../core/edits/same.ts';
import { browser } from '../platform/browser.ts';
import { now } from '../platform/clock.ts';
import { sayRoom } from './room.ts';
import { isQuota } from './writing.ts';

/**
 * The second copy: what the mailbox would hold, in storage.local, so that a database which the browser lost comes back.
 * Its head and each of its items have keys of their own: every tracker page is handed each value that is written.
 */
export type Copy = CopyHead & {
  /** As lib/sync packs them. */
  items: Record<string, unknown>;
};

export type CopyHead = {
  /** ISO 8601. */
  at: string;
  /** Of how many records there were in the database. */
  count: number;
  /** The device's clock (SyncStore `clock`) when it was made. */
  last: string;
};

/** storage.local key of the head. */
export const COPY_KEY = 'copy';
const ITEM = `${COPY_KEY}:`;

const headSchema = z.object({
  at: z.string(),
  count: z.int(),
  last: z.string(),
}) satisfies z.ZodMiniType<CopyHead>;

/** Whether the key in storage.local is one of the copy. */
export function isCopyKey(key: string): boolean {
  return key === COPY_KEY || key.startsWith(ITEM);
}

/** What the copy says of itself, or null when there is none that can be read. */
export async function readCopyHead(): Promise<CopyHead | null> {
  return headIn(await browser.storage.local.get(COPY_KEY));
}

/** The copy, or null when there is none that can be read. */
export async function readCopy(): Promise<Copy | null> {
  const local: Record<string, unknown> = await browser.storage.local.get(null);
  const head = headIn(local);
  return head && { ...head, items: itemsIn(local) };
}

function headIn(local: Record<string, unknown>): CopyHead | null {
  return headSchema.safeParse(local[COPY_KEY]).data ?? null;
}

function itemsIn(local: Record<string, unknown>): Record<string, unknown> {
  const items = Object.entries(local).filter(([key]) => key.startsWith(ITEM));
  return Object.fromEntries(items.map(([key, item]) => [key.slice(ITEM.length), item]));
}

/** Whether nothing was changed since the copy was made. */
export async function isCopied(count: number, last: string): Promise<boolean> {
  const head = await readCopyHead();
  return head?.count === count && head.last === last;
}

/**
 * Keeps a copy in place of the last one: what differs, in one write. Where there is no room the last one stays, and that
 * is said.
 */
export async function keepCopy({ items, ...head }: Omit<Copy, 'at'>): Promise<void> {
  const old = itemsIn(await browser.storage.local.get(null));
  const news = Object.entries(items).filter(([key, item]) => !sameValue(item, old[key]));
  const written = Object.fromEntries(news.map(([key, item]) => [ITEM + key, item]));
  try {
    await browser.storage.local.set({ ...written, [COPY_KEY]: { at: now().at, ...head } });
  } catch (error) {
    if (!isQuota(error)) throw error;
    return sayRoom('copy', false);
  }
  // One that stays because this was cut off holds older stamps, which bring nothing back.
  const gone = Object.keys(old).filter((key) => !(key in items));
  if (gone.length > 0) await browser.storage.local.remove(gone.map((key) => ITEM + key));
  await sayRoom('copy', true);
}

export async function dropCopy(): Promise<void> {
  const local: Record<string, unknown> = await browser.storage.local.get(null);
  await browser.storage.local.remove(Object.keys(local).filter(isCopyKey));
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
