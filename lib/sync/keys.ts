import type { TableName } from '../core/edit.ts';
import { SETTINGS_ID } from '../core/edits/changes.ts';

/**
 * The keys of the mailbox: `m` its mark; `s:N` the settings' fields; `g:GOAL` a goal and `f:WEEK` a focus, with `:N` when
 * they need several items; `l:WEEK:N` and `d:WEEK:N` the links and dispositions last changed in a week, by their ids.
 */

export const MARK = 'm';

/** What an item holds: fields of the one record `id`, or records by their ids where it is null. */
export type Held = { table: TableName; id: string | null };

const KEY = /^(?:([gf]):([^:]+)|s|([ld]):\d{4}-W\d\d)(?::\d{1,5})?$/;
const TABLE: Readonly<Record<string, TableName>> = {
  g: 'goals',
  f: 'focuses',
  l: 'links',
  d: 'dispositions',
};

/** What the key says its item holds; null when it is no key of ours. */
export function heldBy(key: string): Held | null {
  const [found, letter, id, many] = KEY.exec(key) ?? [];
  if (found === undefined) return null;
  const table = TABLE[letter ?? many ?? ''] ?? 'settings';
  return { table, id: table === 'settings' ? SETTINGS_ID : (id ?? null) };
}

/** What the key of a record's items begins with; `week` as week-of.ts says. */
export function prefixOf(table: TableName, id: string, week: string): string {
  switch (table) {
    case 'goals':
      return `g:${id}`;
    case 'focuses':
      return `f:${id}`;
    case 'links':
      return `l:${week}`;
    case 'dispositions':
      return `d:${week}`;
    case 'settings':
      return 's';
  }
}
