import type { Transaction } from 'dexie';
import { v1 } from './v1.ts';
import { v2 } from './v2.ts';
import { v3 } from './v3.ts';
import { v4 } from './v4.ts';

/** Tables and their indexes, as Dexie writes them; an empty text is a table whose keys stand outside of its records. */
export type Migration = {
  version: number;
  stores: Readonly<Record<string, string>>;
  /** Brings the rows of the version before into this one, in the transaction that changes the tables: all or nothing. */
  upgrade?: (transaction: Transaction) => Promise<void>;
};

/** From the oldest to today's, without gaps. A released one is never edited. */
export const MIGRATIONS: readonly Migration[] = [v1, v2, v3, v4];

/** Version of the data that this code writes. */
export const VERSION = Math.max(...MIGRATIONS.map(({ version }) => version));
