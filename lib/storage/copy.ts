import type Dexie from 'dexie';
import * as z from 'zod/mini';
import type { Stamp } from '../core/clock.ts';
import { sameValue } from '../core/edits/same.ts';
import type { Stamped } from '../core/stamped.ts';
import { browser } from '../platform/browser.ts';
import { now } from '../platform/clock.ts';
import { sayRoom } from './room.ts';
import { stampedSchema } from './schemas.ts';
import { isQuota } from './writing.ts';

/**
 * The second copy: what the mailbox would hold, in storage.local, so that a database which the browser lost comes back.
 * Its head and each of its items have keys of their own: every tracker page is handed each value that is written.
 */
export type Copy = CopyHead & {
  /** As lib/sync packs them. */
  items: Record<string, unknown>;
  /** What was set since. */
  later: Later[];
};

/** What one edit set. */
export type Later = {
  /** The stamp with which it did. */
  last: Stamp;
  records: Stamped[];
};

export type CopyHead = {
  /** ISO 8601. */
  at: string;
  /** Of how many records there were in the database. */
  count: number;
  /** The device's clock (SyncStore `clock`) when it was made. */
  last: Stamp;
};

/** storage.local key of the head. */
export const COPY_KEY = 'copy';
const ITEM = `${COPY_KEY}:`;
/** Of what was set since. */
const LATER_KEY = `${COPY_KEY}+`;

const headSchema = z.object({
  at: z.string(),
  count: z.int(),
  last: z.string(),
}) satisfies z.ZodMiniType<CopyHead>;

const laterSchema = z.array(z.object({ last: z.string(), records: z.array(stampedSchema) }));

/** Whether the key in storage.local is one of the copy. */
export function isCopyKey(key: string): boolean {
  return key === COPY_KEY || key === LATER_KEY || key.startsWith(ITEM);
}

/** What the copy says of itself, or null when there is none that can be read, and what was set since. */
export async function readCopyHead(): Promise<{ head: CopyHead | null; later: Later[] }> {
  const local: Record<string, unknown> = await browser.storage.local.get([COPY_KEY, LATER_KEY]);
  return { head: headIn(local), later: laterIn(local) };
}

/** The copy, or null when there is none that can be read. */
export async function readCopy(): Promise<Copy | null> {
  const local: Record<string, unknown> = await browser.storage.local.get(null);
  const head = headIn(local);
  return head && { ...head, items: itemsIn(local), later: laterIn(local) };
}

function headIn(local: Record<string, unknown>): CopyHead | null {
  return headSchema.safeParse(local[COPY_KEY]).data ?? null;
}

function laterIn(local: Record<string, unknown>): Later[] {
  return laterSchema.safeParse(local[LATER_KEY]).data ?? [];
}

function itemsIn(local: Record<string, unknown>): Record<string, unknown> {
  const items = Object.entries(local).filter(([key]) => key.startsWith(ITEM));
  return Object.fromEntries(items.map(([key, item]) => [key.slice(ITEM.length), item]));
}

/** Whether nothing was changed since the copy was made. */
export async function isCopied(count: number, last: string): Promise<boolean> {
  const { head } = await readCopyHead();
  return head?.count === count && head.last === last;
}

/**
 * Keeps a copy in place of the last one: what differs, in one write. Where there is no room the last one stays, and that
 * is said.
 * @param later asked for when it is written: what was set since this copy began to be made
 * @returns whether there was room
 */
export async function keepCopy(
  { items, ...head }: Omit<Copy, 'at' | 'later'>,
  later: () => readonly Later[],
): Promise<boolean> {
  const local: Record<string, unknown> = await browser.storage.local.get(null);
  const old = itemsIn(local);
  const news = Object.entries(items).filter(([key, item]) => !sameValue(item, old[key]));
  const written = Object.fromEntries(news.map(([key, item]) => [ITEM + key, item]));
  const left = later();
  const since = sameValue(left, local[LATER_KEY] ?? []) ? {} : { [LATER_KEY]: left };
  if (!(await isWritten({ ...written, [COPY_KEY]: { at: now().at, ...head }, ...since }))) return false;
  // One that stays because this was cut off holds older stamps, which bring nothing back.
  const gone = Object.keys(old).filter((key) => !(key in items));
  if (gone.length > 0) await browser.storage.local.remove(gone.map((key) => ITEM + key));
  return true;
}

/** Keeps all that was set since the copy was made. Where there is no room, that is said. */
export async function keepLater(later: readonly Later[]): Promise<void> {
  await isWritten({ [LATER_KEY]: later });
}

async function isWritten(items: Record<string, unknown>): Promise<boolean> {
  const isThere = await browser.storage.local.set(items).then(
    () => true,
    (error: unknown) => {
      if (!isQuota(error)) throw error;
      return false;
    },
  );
  await sayRoom('copy', isThere);
  return isThere;
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
