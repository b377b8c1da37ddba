import * as z from 'zod/mini';
import { mergeFields } from '../core/merge.ts';
import type { Field, Fields, Stamped } from '../core/stamped.ts';
import { isDeep } from './canonical.ts';
import { heldBy, MARK } from './keys.ts';
import type { Items } from './mailbox.ts';
import { isReadable, type Mark, NO_MARK, readMark } from './mark.ts';
import type { Unreadable } from './sync-store.ts';

/** Reading the mailbox: everything in it is unknown until it was checked, and each key by itself. Nothing throws. */

export type Read = {
  mark: Mark;
  /** Each record once, by all the items that hold some of it. */
  records: Stamped[];
  /** Parts of our items that could not be read, in the shape of the item; they are carried. */
  rest: Items;
  unreadable: Unreadable[];
};

const LONGEST_ID = 400;

/** What an item is, whatever its members are: each of those is looked at by itself. */
const anItem = z.record(z.string(), z.unknown()).check(z.refine((item) => !isDeep(item)));

/** What a mailbox holds; of what cannot be read each item by itself. */
export function readItems(items: Readonly<Items>): Read {
  const read: Read = { mark: NO_MARK, records: [], rest: {}, unreadable: [] };
  const records = new Map<string, Stamped>();
  for (const [key, value] of Object.entries(items)) {
    const held = heldBy(key);
    if (key === MARK) {
      const mark = readMark(value);
      if (mark) read.mark = mark;
      else read.unreadable.push({ key, value, why: 'This says nothing about the mailbox.' });
    } else if (held && anItem.safeParse(value).success) {
      const { found, rest } = held.id === null ? readMany(value) : readOne(held.id, value);
      for (const [id, fields] of found) {
        const name = `${held.table} ${id}`;
        const known = records.get(name);
        const all = known ? mergeFields(known.fields, fields) : fields;
        records.set(name, { table: held.table, id, fields: all });
      }
      if (rest === undefined) continue;
      read.rest[key] = rest;
      read.unreadable.push({ key, value, why: 'A part of this is no record that Plumbline writes.' });
    } else if (held) read.unreadable.push({ key, value, why: 'This is no record that Plumbline writes.' });
  }
  read.records = [...records.values()];
  return read;
}

/** Records found, and what is none; undefined when there is nothing else. */
type Found = { found: [id: string, fields: Fields][]; rest?: unknown };

/** `{ID: {STAMP: {FIELD: value}}}` */
function readMany(value: unknown): Found {
  const found: Found['found'] = [];
  const rests: [string, unknown][] = [];
  for (const [id, one] of entriesOf(value)) {
    const read = readOne(id, one);
    found.push(...read.found);
    if (read.rest !== undefined) rests.push([id, read.rest]);
  }
  return rests.length > 0 ? { found, rest: Object.fromEntries(rests) } : { found };
}

/** `{STAMP: {FIELD: value}}` */
function readOne(id: string, value: unknown): Found {
  if (id.length > LONGEST_ID || id === PROTO || !isObject(value)) return { found: [], rest: value };
  const fields = new Map<string, Field>();
  const rests: [string, unknown][] = [];
  for (const [stamp, group] of entriesOf(value)) {
    if (!isReadable(stamp) || !isObject(group) || Object.hasOwn(group, PROTO)) rests.push([stamp, group]);
    else
      for (const [name, one] of entriesOf(group))
        if (stamp > (fields.get(name)?.[1] ?? '')) fields.set(name, [one, stamp]);
  }
  const found: Found['found'] = fields.size > 0 ? [[id, Object.fromEntries(fields)]] : [];
  return rests.length > 0 ? { found, rest: Object.fromEntries(rests) } : { found };
}

/** A name that would change what an object is; nothing is ever read by it. */
const PROTO = '__proto__';

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function entriesOf(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}
