import type Dexie from 'dexie';
import type { Table } from 'dexie';
import { openStore } from './db.ts';
import { goodRow, rowsOf } from './rows.ts';
import type { StoredToken } from './schemas.ts';
import { writing } from './writing.ts';

/** API tokens, for the background only. They live nowhere else: not in what is published, shown, synced or exported. */

/** The token of a host, or null; one that the host has refused is not sent again. */
export async function readToken(host: string): Promise<string | null> {
  const { db } = await openStore();
  const row = goodRow('tokens', await db.table('tokens').get(host));
  return row && !row.refused ? row.token : null;
}

/** The host does not take its token any more: it is kept, and asked for anew. */
export function refuseToken(host: string, token: string): Promise<void> {
  return writing(async (db) => {
    const rows: Table<StoredToken> = db.table('tokens');
    // Another one may have been put in since it was sent.
    const sent = rows.where({ host }).and((row) => row.token === token);
    await sent.modify({ refused: true });
  });
}

/** The hosts that do not take their token any more. */
export async function refusedHosts(): Promise<string[]> {
  const { db } = await openStore();
  return (await rowsOf(db, 'tokens')).flatMap(({ host, refused }) => (refused ? [host] : []));
}

/** Keeps the token of a host, or forgets it (null). */
export function saveToken(host: string, token: string | null): Promise<void> {
  return writing(async (db) => {
    await (token === null ? db.table('tokens').delete(host) : db.table('tokens').put({ host, token }));
  });
}

/** Whether any host has a token that it takes. */
export async function hasToken(): Promise<boolean> {
  return hasTokenIn((await openStore()).db);
}

/** The same. Safe inside a transaction. */
export async function hasTokenIn(db: Dexie): Promise<boolean> {
  return (await rowsOf(db, 'tokens')).some(({ refused }) => !refused);
}
