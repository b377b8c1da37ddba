import { browser } from '../platform/browser.ts';
import { openStore } from './db.ts';

/** Deletes everything on this device, in all tables (those of a newer version too) and in what was published. */
export async function deleteEverything(): Promise<void> {
  const { db } = await openStore();
  await db.transaction('rw', db.tables, async () => {
    for (const table of db.tables) await table.clear();
  });
  await browser.storage.local.clear();
  await browser.storage.session.clear();
}
