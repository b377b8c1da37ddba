import type { TableName } from '../core/edit.ts';
import type { Fields } from '../core/stamped.ts';
import { prefixOf } from './keys.ts';
import { ITEM_LIMIT } from './mailbox.ts';
import { sizeOf } from './pack.ts';

/** Bytes that all settings may take, so that there is room for goals beside them. */
export const SETTINGS_LIMIT = 40_000;

const A_WEEK = '2026-W47';
const NAME: Readonly<Record<TableName, string>> = {
  goals: 'This goal takes',
  focuses: 'This focus takes',
  links: 'This link takes',
  dispositions: 'This answer takes',
  settings: 'These settings take',
};

/**
 * Why a record cannot be as large as it would be after an edit; null when it can.
 * @param fields after the edit
 */
export function recordLimit(table: TableName, id: string, fields: Fields): string | null {
  const prefix = prefixOf(table, id, A_WEEK);
  const bytes = sizeOf(prefix, { table, id, fields });
  if (table !== 'settings') return bytes > ITEM_LIMIT ? words(NAME[table], bytes, ITEM_LIMIT) : null;
  if (bytes > SETTINGS_LIMIT) return words(NAME.settings, bytes, SETTINGS_LIMIT);
  const sizes = Object.entries(fields).map(([name, field]) =>
    sizeOf(prefix, { table, id, fields: { [name]: field } }),
  );
  const largest = Math.max(0, ...sizes);
  return largest > ITEM_LIMIT ? words('One entry of these settings takes', largest, ITEM_LIMIT) : null;
}

function words(what: string, bytes: number, limit: number): string {
  const figure = (number: number) => number.toLocaleString('en');
  return `${what} ${figure(bytes)} bytes, and at most ${figure(limit)} travel to your other devices. Shorten its texts or take some out.`;
}
