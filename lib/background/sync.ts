import * as z from 'zod/mini';
import type { Change } from '../core/edit.ts';
import { browser } from '../platform/browser.ts';
import { now } from '../platform/clock.ts';
import { isExpected } from '../platform/errors.ts';
import { report } from '../platform/report.ts';
import { openStore } from '../storage/db.ts';
import { publishChanges, publishMissing } from '../storage/publish.ts';
import { PAUSED, syncRow } from '../storage/stamps.ts';
import { syncStore } from '../storage/sync-store.ts';
import type { Mailbox } from '../sync/mailbox.ts';
import { limited, type Turns, takeTurn } from '../sync/rate.ts';
import { reconcile } from '../sync/reconcile.ts';
import { followGrants } from './registration.ts';
import { copySoon, restored } from './safety.ts';

/** When the mailbox is looked at. Whatever goes wrong with it is told, and hinders nothing else. */

const LOCK = 'plumbline-sync';
const ALARM = 'sync';
const EVERY_MINUTES = 15;
const SOON_MS = 2_000;
/** storage.session key: it outlives a background that sleeps, not the browser, which has forgotten its count then. */
const TURNS = 'sync-turns';

const turns: Turns = {
  read: async () => {
    const kept: Record<string, unknown> = await browser.storage.session.get(TURNS);
    return z.array(z.number()).safeParse(kept[TURNS]).data ?? [];
  },
  keep: (moments) => browser.storage.session.set({ [TURNS]: moments }),
};

const travelling: Mailbox = {
  get: () => browser.storage.sync.get(null),
  set: (items) => browser.storage.sync.set(items),
  remove: (keys) => browser.storage.sync.remove(keys),
};
const mailbox = limited(travelling, turns, () => Date.now());

/** Begins to follow the mailbox. To be called before anything is awaited; the first pass is the caller's. */
export function followMailbox(): void {
  browser.storage.sync.onChanged.addListener(() => void syncNow());
  browser.alarms.onAlarm.addListener(({ name }) => {
    // A background that stays awake over midnight hears of the next day here, another one at its start.
    if (name === ALARM) void syncNow().then(publishMissing);
  });
  keepAlarm().catch((error: unknown) => report('sync', 'background', error));
}

/** An alarm that is set anew begins to count anew, and a background that wakes often would never hear it. */
async function keepAlarm(): Promise<void> {
  if (!(await browser.alarms.get(ALARM)))
    await browser.alarms.create(ALARM, { periodInMinutes: EVERY_MINUTES });
}

let next: Promise<number> | null = null;

/**
 * Looks at the mailbox, once for all who ask before it is begun. Gives how many records came that were not here. Never
 * rejects.
 */
export function syncNow(): Promise<number> {
  next ??= oncePossible();
  return next;
}

async function oncePossible(): Promise<number> {
  // The lock may be given at once, and then this is not `next` yet.
  await null;
  try {
    const changes = await exclusively(async () => {
      next = null;
      return await pass();
    });
    if (changes.length > 0) await show(changes);
    return changes.filter(({ table, before }) => table !== 'settings' && before === null).length;
  } catch (error) {
    next = null;
    if (!isExpected(error)) report('sync', 'background', error);
    // It may have taken something in before it failed.
    await publishMissing();
    return 0;
  }
}

let isSoon = false;

/** After an edit: shortly, or when the browser takes a change again. */
export function syncSoon(): void {
  later(SOON_MS);
}

/** A background that sleeps before is woken by the alarm. */
function later(ms: number): void {
  if (isSoon) return;
  isSoon = true;
  setTimeout(() => {
    isSoon = false;
    whenAllowed().catch((error: unknown) => report('sync', 'background', error));
  }, ms);
}

async function whenAllowed(): Promise<void> {
  const { wait } = takeTurn(await turns.read(), Date.now());
  if (wait > 0) later(wait);
  else await syncNow();
}

/** Nothing is read from the mailbox, or written to it, while the work is done. */
export function exclusively<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(LOCK, work);
}

/** Gives the rows that are different now. */
async function pass(): Promise<readonly Change[]> {
  await restored();
  const { db, readOnly } = await openStore();
  if (readOnly || (await syncRow(db, PAUSED)) !== undefined) return [];
  return (await reconcile(syncStore, mailbox, now().at)).changes;
}

/** To pages, and in the second copy. */
async function show(changes: readonly Change[]): Promise<void> {
  copySoon();
  await publishChanges(changes);
  if (changes.some(({ table }) => table === 'settings')) await followGrants();
}
