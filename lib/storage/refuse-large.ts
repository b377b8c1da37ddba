import { EditRefused } from '../core/edit.ts';
import { newestStamp } from '../core/merge.ts';
import { recordLimit } from '../sync/record-limit.ts';
import type { Restamped } from './stamps.ts';

/**
 * What is too large for the mailbox is refused where it is typed, not when it cannot travel; one that was so before can
 * still be changed.
 * @throws EditRefused with the limit, and the largest of the fields that were changed
 */
export function refuseLarge(records: readonly Restamped[]): void {
  for (const { table, id, fields, before } of records) {
    const words = recordLimit(table, id, fields);
    if (words === null || (before && recordLimit(table, id, before) !== null)) continue;
    const newest = newestStamp(fields);
    const changed = Object.entries(fields).filter(([, [, stamp]]) => stamp === newest);
    const [largest = ''] = changed.toSorted(([, [a]], [, [b]]) => lengthOf(b) - lengthOf(a))[0] ?? [];
    const title = records.length > 1 ? fields.title?.[0] : undefined;
    const message = typeof title === 'string' ? `${title}: ${words}` : words;
    throw new EditRefused(message, 'limit', largest.split('/', 1)[0]);
  }
}

function lengthOf(value: unknown): number {
  return JSON.stringify(value)?.length ?? 0;
}
