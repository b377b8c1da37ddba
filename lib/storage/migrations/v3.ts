import type { Transaction } from 'dexie';
import type { Migration } from './index.ts';
import { v2 } from './v2.ts';

/** Issues seen move from a row each into packs of neighbouring numbers. */
export const v3: Migration = {
  version: 3,
  stores: { ...v2.stores, seen: 'id, [id+seal]' },
  upgrade: packRows,
};

const NUMBERS = 128;

/** Nobody has checked the rows, so the packs have no seal. */
async function packRows(transaction: Transaction): Promise<void> {
  const rows = transaction.table('sightings');
  const keys = await rows.toCollection().primaryKeys();
  const all: unknown[] = await rows.toArray();
  const packs = Map.groupBy(
    all.map((row, i) => ({ row, id: packOf(String(keys[i])) })),
    ({ id }) => id,
  );
  const made = [...packs].map(([id, some]) => ({
    ...{ id, seal: 0 },
    rows: JSON.stringify(some.map(({ row }) => row)),
  }));
  await transaction.table('seen').bulkPut(made);
  await rows.clear();
}

function packOf(key: string): string {
  const [, container = key, number = '0'] = /^(.*)[#-](\d+)$/.exec(key) ?? [];
  return `${container} ${Math.floor(Number(number) / NUMBERS)}`;
}
