import { sameValue } from '../edits/same.ts';
import type { Settings } from '../settings.ts';

/** Entries of one section of a file: new here, changed here, as they are here, and kept as they are because that is newer. */
export type Count = { add: number; change: number; same: number; kept: number };

/** What became of a file's entries in a table. */
export function countTable<E extends object, T extends E>(
  entries: readonly E[],
  id: (entry: E) => string,
  before: readonly T[],
  after: readonly T[],
): Count {
  const count: Count = { add: 0, change: 0, same: 0, kept: 0 };
  const old = new Map(before.map((record) => [id(record), record]));
  const now = new Map(after.map((record) => [id(record), record]));
  for (const entry of entries) {
    const [here, made] = [old.get(id(entry)), now.get(id(entry))];
    if (!made) count.kept += 1;
    else if (!here) count.add += 1;
    else if (!sameValue(here, made)) count.change += 1;
    else count[sameValue({ ...here, ...entry }, here) ? 'same' : 'kept'] += 1;
  }
  return count;
}

/** What became of a file's list of texts, which only grows. */
export function countList(entries: readonly string[], before: readonly string[]): Count {
  const here = new Set(before.map((text) => text.toLowerCase()));
  const same = entries.filter((text) => here.has(text.toLowerCase())).length;
  return { add: entries.length - same, change: 0, same, kept: 0 };
}

/** Settings that have no list of their own count as one entry. */
export function countOthers(before: Settings, after: Settings): Count {
  const isSame = sameValue({ ...before, scopes: [], exempt: [] }, { ...after, scopes: [], exempt: [] });
  return { add: 0, change: isSame ? 0 : 1, same: 0, kept: 0 };
}
