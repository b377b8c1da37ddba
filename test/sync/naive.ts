import { newestStamp } from '../../lib/core/merge.ts';
import type { Fields, Stamped } from '../../lib/core/stamped.ts';
import type { Mailbox } from '../../lib/sync/mailbox.ts';
import type { MemoryStore } from './memory-store.ts';

/**
 * What sync would be without thinking of what mailboxes lose: whoever changed a record last writes the whole of it, once,
 * and the newer record replaces the older one.
 */
export async function naive(store: MemoryStore, mailbox: Mailbox): Promise<void> {
  const there = await mailbox.get();
  for (const value of Object.values(there)) {
    const record = value as Stamped; // Only this engine writes the mailbox.
    const here = store.fieldsOf(record.table, record.id);
    if (newestStamp(record.fields) > newestStamp(here)) store.put(record);
  }
  const { foreign: sent } = await store.state();
  const own = [...store.records.values()].filter(({ fields }) => isChanged(fields, store.device, sent));
  if (own.length > 0)
    await mailbox.set(Object.fromEntries(own.map((record) => [`${record.table} ${record.id}`, record])));
  await store.save({ foreign: store.last });
}

function isChanged(fields: Fields, device: string, since: string): boolean {
  return Object.values(fields).some(([, stamp]) => stamp > since && stamp.endsWith(device));
}
