import type Dexie from 'dexie';
import * as z from 'zod/mini';
import { VIEW_KEY } from '../core/view.ts';
import { browser } from '../platform/browser.ts';
import { now } from '../platform/clock.ts';
import { type Copy, countRecords, type Later, readCopy, readCopyHead } from './copy.ts';
import { publishedMark } from './published.ts';
import { clockIn } from './stamps.ts';
import { hasToken } from './tokens.ts';

/**
 * What the browser has lost. A damaged database or storage.local opens empty and without an error, so the database holds
 * a canary: a row that is written once and never taken out; whoever deletes everything puts it back in the same transaction.
 * A database that lost only its newest changes is known by its clock, which never goes back: the copy has seen a later
 * reading. (Chromium's LevelDB writes on behind a record that a kill left unfinished, and reads neither the next time.)
 */

/** Row of the table `sync`. */
const CANARY = 'canary';

export type Loss = {
  /** The copy that brings back what the database lost; null when nothing is known to be missing. */
  copy: Copy | null;
  /** It lost its newest changes alone. */
  isPart: boolean;
  /** What was set since the copy was made. */
  later: Later[];
  /** What pages read is gone, and the database is not. */
  view: boolean;
  /** Neither a database nor a copy: a new device, or one that lost both. */
  isNew: boolean;
  /** A token was stored and is not any more. */
  token: boolean;
};

export async function findLoss(db: Dexie): Promise<Loss> {
  const [{ head, later }, mark, count, canary, token, clock] = await Promise.all([
    readCopyHead(),
    publishedMark(),
    countRecords(db),
    db.table('sync').get(CANARY),
    tokenWasHere(),
    clockIn(db),
  ]);
  const isKnown = canary !== undefined;
  const isBehind = [...later, ...(head ? [head] : [])].some(({ last }) => last > clock.last);
  // A copy is only made of a database that has its canary.
  const isLost = head !== null && (isKnown ? isBehind : head.count > 0 || later.length > 0);
  const lost = isLost ? await readCopy() : null;
  return {
    copy: lost,
    isPart: isKnown && isBehind,
    later,
    view: isKnown && mark === undefined && count > 0,
    isNew: !isKnown && lost === null && count === 0,
    token: lost !== null && token && !(await hasToken()),
  };
}

/** From now on an empty database is one that the browser lost. Safe inside a transaction. */
export async function putCanary(db: Dexie): Promise<void> {
  await db.table('sync').put({ at: now().at }, CANARY);
}

/** Whether the database is the one that was looked at before. */
export async function hasCanary(db: Dexie): Promise<boolean> {
  return (await db.table('sync').get(CANARY)) !== undefined;
}

const shown = z.object({ hasToken: z.boolean() });

async function tokenWasHere(): Promise<boolean> {
  const stored: Record<string, unknown> = await browser.storage.local.get(VIEW_KEY);
  return shown.safeParse(stored[VIEW_KEY]).data?.hasToken ?? false;
}
