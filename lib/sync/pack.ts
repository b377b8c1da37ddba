import type { TableName } from '../core/edit.ts';
import type { Fields, Stamped } from '../core/stamped.ts';
import { itemBytes } from './bytes.ts';
import { hashOf } from './canonical.ts';
import { prefixOf } from './keys.ts';
import { ITEM_LIMIT, type Items } from './mailbox.ts';

/** The items of records. The same records make the same items, on every device and in any order. */

export type Packed = {
  items: Items;
  bytes: number;
  /** `TABLE ID` of each field that is more than an item may hold; it stays on this device. */
  tooLarge: string[];
};

/** What is never torn apart: fields of one record. `by` decides which of several items it goes to. */
type Part = { by: string; table: TableName; id: string; fields: Fields };

/** Links and dispositions of a week begin in so many items, so that two devices seldom write the same one. */
const SHARED_ITEMS = 4;
/** With so many items hardly two parts share one. */
const MOST_ITEMS = 65_536;

/** @param week of all the records (week-of.ts) */
export function pack(week: string, records: readonly Stamped[], limit = ITEM_LIMIT): Packed {
  const packed: Packed = { items: {}, bytes: 0, tooLarge: [] };
  const groups = Map.groupBy(records, ({ table, id }) => prefixOf(table, id, week));
  for (const [prefix, group] of groups) {
    const whole = group.map((record): Part => ({ by: record.id, ...record }));
    if (spread(packed, prefix, whole, limit)) continue;
    const isLarge = (part: Part) => sizeOf(prefix, part) > limit;
    const parts = whole.flatMap((part) => (isLarge(part) ? fieldsOf(part) : [part]));
    packed.tooLarge.push(...parts.filter(isLarge).map(({ table, id }) => `${table} ${id}`));
    const small = parts.filter((part) => !isLarge(part));
    for (let times = 1; times <= MOST_ITEMS; times *= 2)
      if (spread(packed, prefix, small, limit, times)) break;
  }
  return packed;
}

/** Bytes of an item that holds nothing but the fields. */
export function sizeOf(prefix: string, part: Pick<Part, 'table' | 'id' | 'fields'>): number {
  return itemBytes(`${prefix}:${MOST_ITEMS}`, itemOf([{ by: '', ...part }]));
}

/** Adds the parts in `times` as many items as there are at first; adds nothing when one of these is too large. */
function spread(packed: Packed, prefix: string, parts: readonly Part[], limit: number, times = 1): boolean {
  const items: Items = {};
  let sum = 0;
  const count = parts.some(({ table }) => isShared(table)) ? SHARED_ITEMS * times : times;
  for (const [n, some] of Map.groupBy(parts, ({ by }) => (count === 1 ? 0 : hashOf(by) % count))) {
    const key = count === 1 && prefix !== 's' ? prefix : `${prefix}:${n}`;
    const item = itemOf(some);
    const bytes = itemBytes(key, item);
    if (bytes > limit) return false;
    items[key] = item;
    sum += bytes;
  }
  Object.assign(packed.items, items);
  packed.bytes += sum;
  return true;
}

function fieldsOf(part: Part): Part[] {
  return Object.entries(part.fields).map(([name, field]) => ({
    ...part,
    by: `${part.id} ${name}`,
    fields: { [name]: field },
  }));
}

/** `{STAMP: {FIELD: value}}` of one record, or that by ids. */
function itemOf(parts: readonly Part[]): unknown {
  if (!parts.some(({ table }) => isShared(table))) return groupsOf(parts);
  const byId = Map.groupBy(parts, ({ id }) => id);
  return Object.fromEntries([...byId].map(([id, some]) => [id, groupsOf(some)]));
}

function groupsOf(parts: readonly Part[]): Record<string, Record<string, unknown>> {
  const groups = new Map<string, [string, unknown][]>();
  for (const { fields } of parts)
    for (const [name, [value, stamp]] of Object.entries(fields)) {
      const group = groups.get(stamp);
      if (group) group.push([name, value]);
      else groups.set(stamp, [[name, value]]);
    }
  return Object.fromEntries([...groups].map(([stamp, group]) => [stamp, Object.fromEntries(group)]));
}

/** Whether an item holds several records of the table. */
function isShared(table: TableName): boolean {
  return table === 'links' || table === 'dispositions';
}
