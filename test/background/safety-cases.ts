import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { type Safety, safety } from '../../lib/background/safety.ts';
import type { Edit } from '../../lib/core/edit.ts';
import { reportTo } from '../../lib/platform/report.ts';
import { DATABASE, openStore } from '../../lib/storage/db.ts';
import { applyEdit } from '../../lib/storage/edits.ts';
import { recordsInCopy } from '../../lib/storage/kept.ts';
import { publishChanges } from '../../lib/storage/publish.ts';
import { syncStore } from '../../lib/storage/sync-store.ts';
import { LIMITS } from '../../lib/sync/mailbox.ts';
import { fitWindow } from '../../lib/sync/window.ts';
import { resetBrowser } from '../platform/fake-browser.ts';
import { closeDatabase, freshDatabase } from '../storage/fresh.ts';

export const SHOP = 'github:github.com/acme/shop';

export const problems = vi.fn(async () => undefined);

let count = 0;

/** What the mailbox holds. */
export const room = { limits: LIMITS };

export const pack = async () => (await fitWindow(syncStore, '', room.limits))?.items ?? {};

export const unpack = recordsInCopy;

/** As after a start of the background: the same stores, nothing in memory. */
export const background = (): Safety => safety({ store: syncStore, pack, unpack });

export const nothing = vi.fn(async () => 0);

export async function save(edit: Edit, { keep }: Partial<Safety> = {}): Promise<string> {
  const { made, records } = await applyEdit(`edit-${String(++count).padStart(6, '0')}`, edit);
  await Promise.all([publishChanges(made.changes), keep?.(records)]);
  return made.id;
}

export const park = (...issues: string[]): Edit => ({
  kind: 'dispose',
  issues,
  disposition: { kind: 'parked' },
});

/** Three goals, a focus, a link, five answers and a scope: ten records. @returns the last edit */
export async function aPlan(): Promise<string> {
  await save({ kind: 'settings', patch: { scopes: [SHOP] } });
  for (const title of ['Checkout', 'Search', 'Gifts'])
    await save({ kind: 'goal', goal: { title, rules: [] } });
  await save({ kind: 'focus', focus: { week: '2026-W47', goal: 'checkout' } });
  await save({ kind: 'link', issue: `${SHOP}#1`, goal: 'checkout' });
  return save(park(...[2, 3, 4, 5, 6].map((n) => `${SHOP}#${n}`)));
}

/** What the browser does to a database whose files it cannot read. */
export async function loseDatabase(): Promise<void> {
  await closeDatabase();
  await Dexie.delete(DATABASE);
}

/** What the browser does to a database whose newest changes it cannot read. @returns does it */
export async function losingWhatComesNow(): Promise<() => Promise<void>> {
  const { db } = await openStore();
  const kept = await Promise.all(
    db.tables.map(async (table) => ({
      table,
      keys: table.schema.primKey.keyPath ? undefined : await table.toCollection().primaryKeys(),
      rows: await table.toArray(),
    })),
  );
  return async () => {
    for (const { table, keys, rows } of kept) {
      await table.clear();
      await table.bulkPut(rows, keys);
    }
  };
}

/** Nothing is stored before a test, and nothing went wrong unseen in it. */
export function eachAnew(): void {
  beforeEach(async () => {
    await freshDatabase();
    resetBrowser();
    reportTo(problems);
    problems.mockClear();
    nothing.mockClear();
    room.limits = LIMITS;
    vi.useFakeTimers({ toFake: ['setTimeout'] });
  });
  afterEach(() => {
    vi.clearAllTimers();
    vi.useRealTimers();
    expect(problems).not.toHaveBeenCalled();
  });
}
