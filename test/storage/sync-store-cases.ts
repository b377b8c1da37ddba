import 'fake-indexeddb/auto';
import { beforeEach, vi } from 'vitest';
import { NO_STAMP, nextStamp } from '../../lib/core/clock.ts';
import type { Edit } from '../../lib/core/edit.ts';
import type { Fields, Stamped } from '../../lib/core/stamped.ts';
import { reportTo } from '../../lib/platform/report.ts';
import { openStore } from '../../lib/storage/db.ts';
import { applyEdit } from '../../lib/storage/edits.ts';
import { readGoals } from '../../lib/storage/read.ts';
import { storedStampedSchema } from '../../lib/storage/schemas.ts';
import { freshDatabase, rawRows } from './fresh.ts';

export const OTHER = 'other';

export const problems = vi.fn(async () => undefined);

let count = 0;

export const save = async (edit: Edit) =>
  (await applyEdit(`edit-${String(++count).padStart(6, '0')}`, edit)).saved;

export const goal = (title: string, id?: string): Edit => ({
  kind: 'goal',
  goal: { title, rules: [], ...(id && { id }) },
});

export const park = (...issues: string[]): Edit => ({
  kind: 'dispose',
  issues,
  disposition: { kind: 'parked' },
});

/** A moment of another device, minutes from now. */
export const theirs = (minutes = 1, device = OTHER) =>
  nextStamp(NO_STAMP, Date.now() + minutes * 60_000, device);

export const fieldsAt = (stamp: string, values: Record<string, unknown>): Fields =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value, stamp]]));

export const record = (
  table: Stamped['table'],
  id: string,
  values: Record<string, unknown>,
  stamp = theirs(),
): Stamped => ({ table, id, fields: fieldsAt(stamp, values) });

export const active = (rank: number, title: string) => ({ title, rank, state: 'active', rules: [] });

export const ranks = async () =>
  (await readGoals()).map(({ id, rank, state }) => `${rank} ${id}${state === 'active' ? '' : ` ${state}`}`);

export async function stamped(): Promise<Map<string, Stamped & { week: string }>> {
  const rows = (await rawRows('stamped')).map((row) => storedStampedSchema.parse(row));
  return new Map(rows.map((row) => [`${row.table} ${row.id}`, row]));
}

export async function everything(): Promise<unknown> {
  const { db } = await openStore();
  return Promise.all(db.tables.map(async ({ name }) => [name, await rawRows(name)]));
}

/** Nothing is stored before a test; what is reported in it, `problems` holds. */
export function eachAnew(): void {
  beforeEach(async () => {
    await freshDatabase();
    reportTo(problems);
    problems.mockClear();
  });
}
