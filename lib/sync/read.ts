import * as z from 'zod/mini';
import { isStamp, NO_STAMP, nextStamp, type Stamp } from '../core/clock.ts';
import { mergeFields } from '../core/merge.ts';
import type { Field, Fields, Stamped } from '../core/stamped.ts';
import { heldBy, MARK } from './keys.ts';
import type { Items } from './mailbox.ts';
import { type Mark, NO_MARK, readMark } from './mark.ts';
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

/** Deeper values are none of ours, and would be too much for what walks through them. */
const DEEPEST = 50;
const LONGEST_ID = 400;
/** A stamp beyond it leaves a clock no room to read a later one. */
const LAST_STAMP: Stamp = nextStamp(NO_STAMP, Date.UTC(9999, 11, 31), '-----');

const anObject = z.record(z.string(), z.unknown());

export function readItems(items: Readonly<Items>): Read {
  const read: Read = { mark: NO_MARK, records: [], rest: {}, unreadable: [] };
  const records = new Map<string, Stamped>();
  const add = (record: Stamped) => {
    const name = `${record.table} ${record.id}`;
    const fields = mergeFields(records.get(name)?.fields ?? {}, record.fields);
    records.set(name, { ...record, fields });
  };
  for (const [key, value] of Object.entries(items)) {
    if (key === MARK) {
      const mark = readMark(value);
      if (mark) read.mark = mark;
      else read.unreadable.push({ key, value, why: 'This says nothing about the mailbox.' });
      continue;
    }
    const held = heldBy(key);
    if (!held) continue;
    const item = isDeep(value) ? null : objectOf(value);
    if (!item) {
      read.unreadable.push({ key, value, why: 'This is no record that Plumbline writes.' });
      continue;
    }
    const ofRecords = held.id === null ? item : new Map([[held.id, value]]);
    const rests: [string, unknown][] = [];
    for (const [id, one] of ofRecords) {
      const { fields, rest } = readRecord(id, one);
      if (fields) add({ table: held.table, id, fields });
      if (rest !== undefined) rests.push([id, rest]);
    }
    if (rests.length === 0) continue;
    read.rest[key] = held.id === null ? Object.fromEntries(rests) : rests[0]?.[1];
    read.unreadable.push({ key, value, why: 'A part of this is no record that Plumbline writes.' });
  }
  read.records = [...records.values()];
  return read;
}

/** The fields of `{STAMP: {FIELD: value}}`, and what of it is something else. */
function readRecord(id: string, value: unknown): { fields: Fields | null; rest?: unknown } {
  const groups = id.length > LONGEST_ID || id === PROTO ? null : objectOf(value);
  if (!groups) return { fields: null, rest: value };
  const fields = new Map<string, Field>();
  const rest: [string, unknown][] = [];
  for (const [stamp, group] of groups) {
    const values = isStamp(stamp) && stamp <= LAST_STAMP ? objectOf(group) : null;
    if (!values || values.has(PROTO)) rest.push([stamp, group]);
    else
      for (const [name, one] of values)
        if (stamp > (fields.get(name)?.[1] ?? '')) fields.set(name, [one, stamp]);
  }
  return {
    fields: fields.size > 0 ? Object.fromEntries(fields) : null,
    ...(rest.length > 0 && { rest: Object.fromEntries(rest) }),
  };
}

/** A name that would change what an object is; nothing is ever read by it. */
const PROTO = '__proto__';

function objectOf(value: unknown): Map<string, unknown> | null {
  const object = anObject.safeParse(value);
  if (!object.success) return null;
  return new Map(Object.entries(typeof value === 'object' && value !== null ? value : {}));
}

function isDeep(value: unknown, left = DEEPEST): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return left === 0 || Object.values(value).some((part) => isDeep(part, left - 1));
}
