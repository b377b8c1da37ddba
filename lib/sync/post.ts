import { bytesOf, itemBytes } from './bytes.ts';
import { canonical } from './canonical.ts';
import { heldBy, MARK } from './keys.ts';
import type { Items, Limits } from './mailbox.ts';
import { markItem } from './mark.ts';
import type { Read } from './read.ts';
import type { Window } from './window.ts';

/** What makes the mailbox hold what it should. */
export type Post = { set: Items; remove: string[] };

/** Of one item, in every browser. */
const BROWSER_ITEM_LIMIT = 8_192;

/** What of the limits is left beside what others keep in the mailbox. */
export function roomIn(there: Items, { rest, unreadable, mark }: Read, limits: Limits): Limits {
  const others = Object.entries(there).filter(([key]) => key !== MARK && !heldBy(key));
  const unread = unreadable.filter(({ key }) => key !== MARK && !Object.hasOwn(rest, key));
  const taken = {
    ...Object.fromEntries(others),
    ...Object.fromEntries(unread.map(({ key, value }) => [key, value])),
    ...rest,
    [MARK]: markItem(LONGEST_CUT, mark.rest),
  };
  return {
    ...limits,
    bytes: limits.bytes - bytesOf(taken),
    items: limits.items - Object.keys(taken).length,
  };
}

const LONGEST_CUT = '2026-W47 00000000000000000';

/** Compares by value: setting what is there already would wake other devices, and this one. */
export function postTo(there: Items, read: Read, window: Window): Post {
  const wanted = new Map(Object.entries(window.items));
  for (const [key, rest] of Object.entries(read.rest)) {
    const joined = carried(rest, wanted.get(key));
    if (!wanted.has(key) || itemBytes(key, joined) <= BROWSER_ITEM_LIMIT) wanted.set(key, joined);
  }
  if (wanted.size > 0 || Object.hasOwn(there, MARK)) wanted.set(MARK, markItem(window.from, read.mark.rest));
  const kept = new Set(read.unreadable.map(({ key }) => key));
  const isSame = (key: string, value: unknown) =>
    Object.hasOwn(there, key) && canonical(there[key]) === canonical(value);
  return {
    set: Object.fromEntries([...wanted].filter(([key, value]) => !isSame(key, value))),
    remove: Object.keys(there).filter((key) => heldBy(key) && !wanted.has(key) && !kept.has(key)),
  };
}

/** The mailbox after the post. */
export function posted(there: Items, { set, remove }: Post): Items {
  const kept = Object.entries(there).filter(([key]) => !remove.includes(key));
  return { ...Object.fromEntries(kept), ...set };
}

/** An item with what else stood in it; what we write goes before it where both say something. */
function carried(rest: unknown, item: unknown): unknown {
  if (!isObject(rest) || !isObject(item)) return item ?? rest;
  const names = new Set([...Object.keys(rest), ...Object.keys(item)]);
  return Object.fromEntries([...names].map((name) => [name, carried(rest[name], item[name])]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
