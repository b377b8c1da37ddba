import { bytesOf, itemBytes } from './bytes.ts';
import { canonical } from './canonical.ts';
import { heldBy, MARK } from './keys.ts';
import type { Cut } from './late.ts';
import type { Items } from './mailbox.ts';
import { MARK_BYTES, markItem } from './mark.ts';
import type { Read } from './read.ts';
import type { Window } from './window.ts';

/** What makes the mailbox hold what it should. */
export type Post = { set: Items; remove: string[] };

/** Of one item, in every browser. */
const BROWSER_ITEM_LIMIT = 8_192;

/** What is in the mailbox beside records that were read: the mark, what others keep there, and what is carried. */
export function taken(there: Items, { rest, unreadable, mark }: Read): { bytes: number; items: number } {
  const others = Object.entries(there).filter(([key]) => key !== MARK && !heldBy(key));
  const unread = unreadable.flatMap(({ key, value }) => (key === MARK ? [] : [[key, value]]));
  const items = {
    ...Object.fromEntries(others),
    ...Object.fromEntries(unread),
    ...rest,
    [MARK]: mark.rest,
  };
  return { bytes: bytesOf(items) + MARK_BYTES, items: Object.keys(items).length };
}

/**
 * Compares by value: setting what is there already would wake other devices, and this one.
 * @param there the mailbox as texts (canonical.ts)
 */
export function postTo(there: ReadonlyMap<string, string>, read: Read, window: Window, cut: Cut): Post {
  const wanted = new Map(Object.entries(window.items));
  for (const [key, rest] of Object.entries(read.rest)) {
    const joined = carried(rest, wanted.get(key));
    if (!wanted.has(key) || itemBytes(key, joined) <= BROWSER_ITEM_LIMIT) wanted.set(key, joined);
  }
  if (wanted.size > 0 || there.has(MARK)) wanted.set(MARK, markItem(cut, read.mark.rest));
  const kept = new Set(read.unreadable.map(({ key }) => key));
  return {
    set: Object.fromEntries([...wanted].filter(([key, value]) => there.get(key) !== canonical(value))),
    remove: [...there.keys()].filter((key) => heldBy(key) && !wanted.has(key) && !kept.has(key)),
  };
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
