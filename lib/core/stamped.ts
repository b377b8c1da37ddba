import type { Stamp } from './clock.ts';
import type { TableName } from './edit.ts';

/** Records as devices exchange them: each field with the moment it was last set. The merge of two is in merge.ts. */

/** A field's value (any JSON) and when it was set. A field that was taken away has the value `null`. */
export type Field = [value: unknown, stamp: Stamp];

/**
 * A record's fields by name, those that this version does not know among them. Three names are
 * ours: {@link GONE}, {@link LATE} and {@link KNEW}.
 */
export type Fields = Record<string, Field>;

/** `[true, stamp]` once the record was deleted; it is there again when any other field but {@link LATE} is newer. */
export const GONE = '$gone';

/**
 * Set anew by the device that made a change which the mailbox may never have carried (it was away), so that the record
 * counts as of this week and travels. It says nothing about the record.
 */
export const LATE = '$late';

/**
 * `$knew/` and a device: the newest stamp of that device which another one knew in the record when it changed it. What
 * two devices changed without knowing it of each other is a {@link Conflict}.
 */
export const KNEW = '$knew/';

/** A stamped record and where it belongs; `id` as edits/changes.ts `idOf` gives it. */
export type Stamped = { table: TableName; id: string; fields: Fields };

/**
 * Of two different values that two devices gave one field without knowing of each other: the one that stands and the
 * one that does not. Kept for a person, who may take the other one.
 */
export type Conflict = { table: TableName; id: string; field: string; kept: Field; lost: Field };

/** Whether the record was deleted and nobody set a field of it since. */
export function isGone(fields: Fields): boolean {
  const gone = fields[GONE];
  if (gone?.[0] !== true) return false;
  return Object.entries(fields).every(([name, [, stamp]]) => name === LATE || stamp <= gone[1]);
}
