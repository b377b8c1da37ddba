import type { Records } from '../core/edit.ts';
import { mergeFields } from '../core/merge.ts';
import { rowOf, settleGoals } from '../core/row-of.ts';
import { DEFAULT_SETTINGS } from '../core/settings.ts';
import type { Stamped } from '../core/stamped.ts';
import { readItems } from '../sync/read.ts';
import { type Copy, readCopy } from './copy.ts';
import { goodRow, type RowName, type Rows } from './rows.ts';
import { stampedKey } from './stamps.ts';

/** The records of the second copy, for when the database does not open; null when there is no copy. */
export async function keptRecords(): Promise<Records | null> {
  const copy = await readCopy();
  return copy && recordsOf(recordsInCopy(copy));
}

/** Each record once, as it was set last; what cannot be read is left out. */
export function recordsInCopy({ items, later }: Pick<Copy, 'items' | 'later'>): Stamped[] {
  const records = new Map<string, Stamped>();
  for (const record of [...readItems(items).records, ...later.flatMap((edit) => edit.records)]) {
    const key = stampedKey(record.table, record.id);
    const known = records.get(key);
    records.set(key, known ? { ...record, fields: mergeFields(known.fields, record.fields) } : record);
  }
  return [...records.values()];
}

/** Records that their schemas refuse are left out. */
function recordsOf(stamped: readonly Stamped[]): Records {
  const rows = <N extends RowName>(name: N): { row: Rows[N]; fields: Stamped['fields'] }[] =>
    stamped
      .filter(({ table }) => table === name)
      .flatMap((one) => {
        const row = goodRow(name, rowOf(one) ?? undefined);
        return row === null ? [] : [{ row, fields: one.fields }];
      });
  const [settings] = rows('settings');
  return {
    goals: settleGoals(rows('goals')),
    focuses: rows('focuses').map(({ row }) => row),
    links: rows('links').map(({ row }) => row),
    dispositions: rows('dispositions').map(({ row }) => row),
    settings: settings?.row ?? DEFAULT_SETTINGS,
  };
}
