import { openStore } from './db.ts';
import { goodRow, rowsOf } from './rows.ts';
import { writing } from './writing.ts';

/** API tokens, for the background only. They live nowhere else: not in what is published, shown, synced or exported. */

/** The token of a host, or null. */
export async function readToken(host: string): Promise<string | null> {
  const { db } = await openStore();
  return goodRow('tokens', await db.table('tokens').get(host))?.token ?? null;
}

/** Keeps the token of a host, or forgets it (null). */
export function saveToken(host: string, token: string | null): Promise<void> {
  return writing(async (db) => {
    await (token === null ? db.table('tokens').delete(host) : db.table('tokens').put({ host, token }));
  });
}

/** Whether any host has a token. */
export async function hasToken(): Promise<boolean> {
  const { db } = await openStore();
  return (await rowsOf(db, 'tokens')).length > 0;
}
