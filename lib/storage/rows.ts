import Dexie, { type Collection, type Table } from 'dexie';
import type * as z from 'zod/mini';
import type { Disposition, GoalLink } from '../core/act.ts';
import type { WeeklyFocus } from '../core/focus.ts';
import type { Goal } from '../core/goal.ts';
import { dispositionSchema, linkSchema } from '../core/schemas/act.ts';
import { focusSchema } from '../core/schemas/focus.ts';
import { goalSchema } from '../core/schemas/goal.ts';
import { settingsSchema } from '../core/schemas/settings.ts';
import { sightingSchema } from '../core/schemas/sighting.ts';
import type { Settings } from '../core/settings.ts';
import type { Sighting } from '../core/sighting.ts';
import { report } from '../platform/report.ts';
import {
  isStoredStamped,
  type LoggedEdit,
  loggedEditSchema,
  type StoredConflict,
  type StoredProblem,
  type StoredStamped,
  type StoredToken,
  storedConflictSchema,
  storedProblemSchema,
  storedStampedSchema,
  storedTokenSchema,
} from './schemas.ts';
import { type StoredSpace, storedSpaceSchema } from './space-row.ts';

/** What stands in each table. Those of later versions of the product are not listed. */
export type Rows = {
  goals: Goal;
  focuses: WeeklyFocus;
  links: GoalLink;
  dispositions: Disposition;
  settings: Settings;
  sightings: Sighting;
  edits: LoggedEdit;
  problems: StoredProblem;
  tokens: StoredToken;
  stamped: StoredStamped;
  conflicts: StoredConflict;
  spaces: StoredSpace;
};
export type RowName = keyof Rows;

/** What a row must be before anyone sees it. */
const ROWS: { [N in RowName]: z.ZodMiniType<Rows[N]> } = {
  goals: goalSchema,
  focuses: focusSchema,
  links: linkSchema,
  dispositions: dispositionSchema,
  settings: settingsSchema,
  sightings: sightingSchema,
  edits: loggedEditSchema,
  problems: storedProblemSchema,
  tokens: storedTokenSchema,
  stamped: storedStampedSchema,
  conflicts: storedConflictSchema,
  spaces: storedSpaceSchema,
};

/** Of tables that are read by thousands: rows that need no schema to be known as good. */
const SURELY: { [N in RowName]?: (row: unknown) => row is Rows[N] } = { stamped: isStoredStamped };

/**
 * The good rows of a table, or of a part of it. A row that its schema refuses is left in place, skipped and reported.
 * Safe inside a transaction.
 */
export async function rowsOf<N extends RowName>(
  db: Dexie,
  name: N,
  part: (table: Table) => Pick<Collection, 'toArray'> = (table) => table,
): Promise<Rows[N][]> {
  // A newer version may have no such table any more.
  if (!db.tables.some((table) => table.name === name)) return [];
  const rows: unknown[] = await part(db.table(name)).toArray();
  return rows.flatMap((row) => goodRow(name, row) ?? []);
}

/** The row as it may be used, or null when it is missing or bad. */
export function goodRow<N extends RowName>(name: N, row: unknown): Rows[N] | null {
  if (row === undefined) return null;
  const isSurelyGood = SURELY[name];
  if (isSurelyGood?.(row)) return row;
  const parsed = ROWS[name].safeParse(row);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const why = new Error(`A row was left out. ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  tellOf(name, why);
  return null;
}

/** Reports what is wrong with rows of a table. Safe inside a transaction. */
export function tellOf(name: RowName, why: unknown): void {
  tell(() => report(`stored ${name}`, 'storage', why));
}

let untold: (() => void)[] = [];

/**
 * Reporting writes to another table, outside of the transaction that may be reading. All at once: Dexie loses that
 * transaction when it is left and entered again too often in one go, and the browser commits half of it.
 */
function tell(one: () => void): void {
  untold.push(one);
  if (untold.length > 1) return;
  queueMicrotask(() => {
    const all = untold;
    untold = [];
    Dexie.ignoreTransaction(() => {
      for (const each of all) each();
    });
  });
}
