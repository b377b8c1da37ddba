import { newestStamp } from '../core/merge.ts';
import type { Stamped } from '../core/stamped.ts';
import { ALWAYS } from '../core/week-of.ts';
import { now } from '../platform/clock.ts';
import { isExpected } from '../platform/errors.ts';
import { report } from '../platform/report.ts';
import {
  type Copy,
  countRecords,
  dropCopy,
  isCopied,
  keepCopy,
  keepLater,
  type Later,
} from '../storage/copy.ts';
import { openInTheEnd, openStore } from '../storage/db.ts';
import { changeDevice, type Device, type Recovery } from '../storage/device.ts';
import { recordsInCopy } from '../storage/kept.ts';
import { findLoss, hasCanary, type Loss, putCanary } from '../storage/loss.ts';
import { publishAll, publishMissing } from '../storage/publish.ts';
import { syncStore } from '../storage/sync-store.ts';
import { LIMITS, type Limits } from '../sync/mailbox.ts';
import { pack } from '../sync/pack.ts';
import type { SyncStore } from '../sync/sync-store.ts';
import { fitWindow } from '../sync/window.ts';

/**
 * Brings back what the browser lost, and keeps the second copy from which that is done. It asks for the least that it
 * needs of sync, so that it works while sync does not.
 */
export type Parts = {
  store: SyncStore;
  /** What the mailbox would hold of what is stored here. */
  pack(store: SyncStore): Promise<Record<string, unknown>>;
  /** The records in a copy; what cannot be read is left out. */
  unpack(copy: Pick<Copy, 'items' | 'later'>): Stamped[];
};

const COPY_MS = 2_000;
/** Of more than so many records a new copy is made at once. */
const MOST_LATER = 200;
/** No item of the copy has to be small. */
const COPY_LIMITS: Limits = { ...LIMITS, item: LIMITS.bytes };

export type Safety = {
  /**
   * At the start of the background: restores, publishes what is missing, and tells the person. Waits for a database that
   * does not open. Never rejects.
   * @param takeIn takes in what the mailbox holds, tells how many records it brought, and never rejects
   */
  start(takeIn: () => Promise<number>): Promise<void>;
  /**
   * Once nothing is missing that can be brought back, for which edits wait.
   * @throws ExpectedError `storage-closed`
   */
  restored(): Promise<void>;
  /** When something came from other devices: a new copy, shortly. */
  copySoon(): void;
  /**
   * Before an edit is acknowledged: what it set is in the database, and beside the copy until there is a new one. An import
   * is as far as the copy has room. Never rejects.
   */
  keep(records: readonly Stamped[]): Promise<void>;
  /** After everything was deleted: no copy brings it back. */
  erased(): Promise<void>;
};

export function safety({ store, pack, unpack }: Parts): Safety {
  let restoring: Promise<Loss | null> | null = null;
  let isSoon = false;
  let later: readonly Later[] = [];
  let copying: Promise<void> = Promise.resolve();

  /** Null when the data is read only; what fails is tried again by the next one who asks. */
  function restoredOnce(): Promise<Loss | null> {
    restoring ??= restore().catch((error: unknown) => {
      restoring = null;
      throw error;
    });
    return restoring;
  }

  async function restore(): Promise<Loss | null> {
    const { db, readOnly } = await openStore();
    if (readOnly) return null;
    const loss = await findLoss(db);
    const changes = loss.copy ? (await store.merge(unpack(loss.copy))).changes : [];
    // Told before the canary says that all is well: a background that is killed in between begins anew.
    if (loss.isPart && changes.length > 0) await tell(loss, 'newest', changes.length);
    else if (isWhole(loss) || loss.view) await tellAll(loss, await countRecords(db));
    await putCanary(db);
    ({ later } = loss);
    return loss;
  }

  async function start(takeIn: () => Promise<number>): Promise<void> {
    try {
      await openInTheEnd();
      const loss = await restoredOnce();
      await remember(({ since = now().at, ...device }) => ({ since, ...device }));
      await publishMissing();
      const came = await takeIn();
      if (came > 0 && loss && (isWhole(loss) || loss.isNew)) await conclude(loss, came);
      await copyNow();
    } catch (error) {
      if (!isExpected(error)) report('restoring', 'background', error);
    }
  }

  /** The mailbox may have brought back more than the copy, or what there was no copy of. */
  async function conclude(loss: Loss, came: number): Promise<void> {
    const { db } = await openStore();
    // What a person has made on a new device meanwhile came from nowhere.
    await tellAll(loss, loss.isNew ? came : await countRecords(db));
    await publishAll();
  }

  /** One at a time. Never rejects. */
  function copyNow(): Promise<void> {
    copying = copying.then(copyOnce);
    return copying;
  }

  async function copyOnce(): Promise<void> {
    try {
      const { db, readOnly } = await openStore();
      if (readOnly) return;
      if (await hasCanary(db)) {
        const [count, { last }] = await Promise.all([countRecords(db), store.clock()]);
        if (await isCopied(count, last)) return;
        const since = () => later.filter((edit) => edit.last > last);
        if (await keepCopy({ count, last, items: await pack(store) }, since)) later = since();
        return;
      }
      // Lost under our feet: it must not take the copy with it.
      restoring = null;
      if (await restoredOnce()) await publishMissing();
    } catch (error) {
      if (!isExpected(error)) report('second copy', 'background', error);
    }
  }

  function copySoon(): void {
    if (isSoon) return;
    isSoon = true;
    setTimeout(() => {
      isSoon = false;
      void copyNow();
    }, COPY_MS);
  }

  async function keep(records: readonly Stamped[]): Promise<void> {
    const stamps = records.map(({ fields }) => newestStamp(fields));
    const last = stamps.toSorted().at(-1);
    if (last === undefined) return;
    const sum = later.reduce((all, edit) => all + edit.records.length, records.length);
    if (sum > MOST_LATER) return copyNow();
    copySoon();
    later = [...later, { last, records: [...records] }];
    try {
      await keepLater(later);
    } catch (error) {
      report('second copy', 'background', error);
    }
  }

  return {
    start,
    restored: () => restoredOnce().then(() => undefined),
    copySoon,
    keep,
    erased: async () => {
      // One that was under way may have been written after the deletion.
      await copying;
      await dropCopy();
      later = [];
      restoring = null;
      await restoredOnce();
    },
  };
}

/** The database is lost as a whole, and there was a copy. */
function isWhole({ copy, isPart }: Loss): boolean {
  return copy !== null && !isPart;
}

function tellAll(loss: Loss, count: number): Promise<void> {
  const kind = isWhole(loss) ? 'restored' : loss.view ? 'shown-anew' : 'from-sync';
  return tell(loss, kind, count, Math.max(count, loss.copy?.count ?? 0));
}

function tell({ token }: Loss, kind: Recovery['kind'], count: number, of = count): Promise<void> {
  const recovery: Recovery = { kind, count, of, ...(token && { token }) };
  return remember((device) => ({ ...device, recovery }));
}

/** What cannot be remembered hinders nothing. */
function remember(change: (device: Device) => Device): Promise<void> {
  return changeDevice(change).catch((error: unknown) => report('device settings', 'background', error));
}

/** What the mailbox would hold; where not even what it always holds has room in it, that alone: a copy is never empty. */
export async function packed(store: Pick<SyncStore, 'weeks' | 'ofWeek'>): Promise<Record<string, unknown>> {
  const window = await fitWindow(store, '', COPY_LIMITS);
  return window?.items ?? pack(ALWAYS, await store.ofWeek(ALWAYS), COPY_LIMITS.item).items;
}

export const { start, restored, copySoon, keep, erased } = safety({
  store: syncStore,
  pack: packed,
  unpack: recordsInCopy,
});
