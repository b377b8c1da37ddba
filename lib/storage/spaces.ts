import type Dexie from 'dexie';
import type { TeamSpace } from '../core/team/space.ts';
import { openStore } from './db.ts';
import { goodRow, rowsOf } from './rows.ts';
import type { StoredSpace } from './space-row.ts';
import { writing } from './writing.ts';

/** Spaces that a person is in, was offered or has declined, with the last good copy of each. */

export type { StoredSpace } from './space-row.ts';

/** By address. */
export async function readSpaces(): Promise<StoredSpace[]> {
  const { db } = await openStore();
  return rowsOf(db, 'spaces');
}

/** The space of an address, or null when it was never heard of. */
export async function readSpace(address: string): Promise<StoredSpace | null> {
  const [found] = (await readSpaces()).filter((space) => space.address === address);
  return found ?? null;
}

/**
 * Changes what is known of a space, or forgets it (null); for the background only. Whoever reads meanwhile sees one or the
 * other.
 * @param change gets what is known now, null when nothing is
 * @throws ExpectedError `quota`, `newer-data` or `storage-closed`; nothing was changed then
 */
export function changeSpace(
  address: string,
  change: (known: StoredSpace | null) => StoredSpace | null,
): Promise<void> {
  return writing((db) =>
    db.transaction('rw', 'spaces', async () => {
      const table = db.table('spaces');
      const next = change(goodRow('spaces', await table.get(address)));
      if (next) await table.put({ ...next, address });
      else await table.delete(address);
    }),
  );
}

/** The last good copies of the spaces that a person is in. Safe inside a transaction. */
export async function joinedIn(db: Dexie): Promise<TeamSpace[]> {
  return (await rowsOf(db, 'spaces')).flatMap(({ address, state, file, readAt }) =>
    state === 'joined' && file ? [{ address, file, readAt: readAt ?? '' }] : [],
  );
}
