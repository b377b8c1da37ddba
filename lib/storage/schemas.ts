import * as z from 'zod/mini';
import type { Change, Edit, TableName } from '../core/edit.ts';
import type { Problem } from '../messages/protocol.ts';

/** Rows that only storage knows; those of the records stand in lib/core/schemas. */

export type LoggedEdit = {
  /** Given by the database: the order of the edits. */
  seq: number;
  id: string;
  /** ISO 8601. */
  at: string;
  /** Of an undo: the kind of what it took back. */
  kind: Edit['kind'];
  words: string;
  changes: Change[];
};

const KINDS = [
  'link',
  'except',
  'dispose',
  'clear',
  'stop-inheriting',
  'goal',
  'goal-state',
  'rank',
  'focus',
  'no-focus',
  'settings',
  'import',
] as const satisfies readonly Edit['kind'][];

/** The tables that edits change. */
export const TABLES = [
  'goals',
  'focuses',
  'links',
  'dispositions',
  'settings',
] as const satisfies TableName[];

export const loggedEditSchema = z.object({
  seq: z.int(),
  id: z.string(),
  at: z.string(),
  kind: z.enum(KINDS),
  words: z.string(),
  changes: z.array(
    z.object({ table: z.enum(TABLES), id: z.string(), before: z.unknown(), after: z.unknown() }),
  ),
}) satisfies z.ZodMiniType<LoggedEdit>;

/** A problem once for its part, host and kind of page, however often it came; `at` is the last time. */
export type StoredProblem = Problem & { id: string; count: number };

export const storedProblemSchema = z.object({
  id: z.string(),
  count: z.int(),
  part: z.string(),
  host: z.string(),
  pageKind: z.string(),
  sets: z.array(z.string()),
  message: z.string(),
  at: z.string(),
}) satisfies z.ZodMiniType<StoredProblem>;

export type StoredToken = { host: string; token: string };

export const storedTokenSchema = z.object({
  host: z.string(),
  token: z.string(),
}) satisfies z.ZodMiniType<StoredToken>;
