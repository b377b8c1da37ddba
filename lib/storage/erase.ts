import { newDevice } from '../core/clock.ts';
import { browser } from '../platform/browser.ts';
import { now } from '../platform/clock.ts';
import { openStore } from './db.ts';
import { putCanary } from './loss.ts';
import { CLOCK, clockIn, PAUSED } from './stamps.ts';

/**
 * Deletes everything on this device, in all tables (those of a newer version too) and in what was published. The browser's
 * sync belongs to the other devices as well: it is left as it is, and brings nothing back before a person wants it.
 */
export async function deleteEverything(): Promise<void> {
  const { db } = await openStore();
  await db.transaction('rw', db.tables, async () => {
    const { last } = await clockIn(db);
    for (const table of db.tables) await table.clear();
    if (!db.tables.some(({ name }) => name === 'sync')) return;
    await db.table('sync').put({ at: now().at }, PAUSED);
    // Nothing was lost: no copy that is still there may bring it back, whatever is saved or breaks off next.
    await db.table('sync').put({ device: newDevice(Math.random), last }, CLOCK);
    await putCanary(db);
  });
  await browser.storage.local.clear();
  await browser.storage.session.clear();
}
