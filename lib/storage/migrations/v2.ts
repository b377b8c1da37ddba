import type { Table, Transaction } from 'dexie';
import { NO_STAMP, newDevice, nextStamp, type Stamp } from '../../core/clock.ts';
import type { TableName } from '../../core/edit.ts';
import { stampChange } from '../../core/stamp-change.ts';
import { weekOfRecord } from '../../core/week-of.ts';
import type { Migration } from './index.ts';
import { v1 } from './v1.ts';

/** Records get the moments of their fields, by which devices agree on them. */
export const v2: Migration = {
  version: 2,
  stores: {
    ...v1.stores,
    stamped: ', week',
    sync: '',
    conflicts: '++seq, &key',
    spaces: 'address',
    quarantine: 'key',
  },
  upgrade: stampRows,
};

const TABLES: readonly TableName[] = ['goals', 'focuses', 'links', 'dispositions', 'settings'];

/** A record that says when it was last changed gets that moment, any other the earliest there is: it gives way. */
async function stampRows(transaction: Transaction): Promise<void> {
  const device = newDevice(Math.random);
  let last: Stamp = NO_STAMP;
  for (const table of TABLES) {
    const rows: Table<unknown, string> = transaction.table(table);
    const ids = await rows.toCollection().primaryKeys();
    const records = await rows.toArray();
    const stamped = records.flatMap((after, i) => {
      const id = ids[i] ?? '';
      const stamp = nextStamp(NO_STAMP, momentOf(after), device);
      const fields = stampChange({ table, id, before: null, after }, undefined, stamp);
      if (Object.keys(fields).length === 0) return [];
      if (stamp > last) last = stamp;
      return [{ table, id, week: weekOfRecord(table, fields), fields }];
    });
    const into: Table = transaction.table('stamped');
    await into.bulkPut(
      stamped,
      stamped.map(({ id }) => `${table} ${id}`),
    );
  }
  await transaction.table('sync').put({ device, last }, 'clock');
}

/** Milliseconds since 1970, 0 when the row does not say; a row from the future was written by a clock that was wrong. */
function momentOf(row: unknown): number {
  if (typeof row !== 'object' || row === null) return 0;
  const { at, updated, created }: { at?: unknown; updated?: unknown; created?: unknown } = row;
  const ms = Date.parse(String(at ?? updated ?? created));
  return ms > 0 ? Math.min(ms, Date.now()) : 0;
}
