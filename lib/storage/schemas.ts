import * as z from 'zod/mini';
import { isStamp, type Stamp } from '../core/clock.ts';
import type { Change, Edit, TableName } from '../core/edit.ts';
import type { Conflict, Stamped } from '../core/stamped.ts';
import type { Problem } from '../messages/protocol.ts';
import type { SyncState } from '../sync/sync-store.ts';

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

/** All of them, which the compiler sees to. */
const KINDS: { [K in Edit['kind']]: K } = {
  link: 'link',
  except: 'except',
  dispose: 'dispose',
  clear: 'clear',
  'stop-inheriting': 'stop-inheriting',
  goal: 'goal',
  'goal-state': 'goal-state',
  rank: 'rank',
  focus: 'focus',
  'no-focus': 'no-focus',
  draft: 'draft',
  'hand-over': 'hand-over',
  settings: 'settings',
  import: 'import',
  take: 'take',
};

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
export type StoredProblem = Problem & { id: string; count: number; missed?: Misses };

/** On how many visits in a row a part was not found, since when (ISO 8601), and by which version of the extension. */
export type Misses = { visits: number; since: string; version: string };

export const storedProblemSchema = z.object({
  id: z.string(),
  count: z.int(),
  part: z.string(),
  host: z.string(),
  pageKind: z.string(),
  sets: z.array(z.string()),
  message: z.string(),
  at: z.string(),
  missed: z.exactOptional(z.object({ visits: z.int(), since: z.string(), version: z.string() })),
}) satisfies z.ZodMiniType<StoredProblem>;

/** `refused`: the host did not take it; it is not sent again. */
export type StoredToken = { host: string; token: string; refused?: boolean };

export const storedTokenSchema = z.object({
  host: z.string(),
  token: z.string(),
  refused: z.exactOptional(z.boolean()),
}) satisfies z.ZodMiniType<StoredToken>;

/** `week` as week-of.ts says: the index by which the newest records are found without reading the others. */
export type StoredStamped = Stamped & { week: string };

const stamp = z.string().check(z.refine(isStamp, { error: 'This is no stamp.' }));
const field = z.tuple([z.unknown(), stamp]);

export const stampedSchema = z.object({
  table: z.enum(TABLES),
  id: z.string(),
  fields: z.record(z.string(), field),
}) satisfies z.ZodMiniType<Stamped>;

export const storedStampedSchema = z.extend(stampedSchema, {
  week: z.string(),
}) satisfies z.ZodMiniType<StoredStamped>;

/** Says yes to what the schema above lets pass, many times faster: a pass of sync reads thousands. */
export function isStoredStamped(row: unknown): row is StoredStamped {
  if (typeof row !== 'object' || row === null) return false;
  const { table, id, week, fields }: { [N in keyof StoredStamped]?: unknown } = row;
  return (
    TABLES.some((name) => name === table) &&
    typeof id === 'string' &&
    typeof week === 'string' &&
    typeof fields === 'object' &&
    fields !== null &&
    !Array.isArray(fields) &&
    Object.values(fields).every((one: unknown) => Array.isArray(one) && one.length === 2 && isStamp(one[1]))
  );
}

/** `key` is the same for the same two values of a field; `at` is when this device settled it, ISO 8601. */
export type StoredConflict = Conflict & { seq: number; key: string; at: string };

export const storedConflictSchema = z.object({
  seq: z.int(),
  key: z.string(),
  at: z.string(),
  table: z.enum(TABLES),
  id: z.string(),
  field: z.string(),
  kept: field,
  lost: field,
}) satisfies z.ZodMiniType<StoredConflict>;

/** This device's clock: its name, and the largest stamp it has made or seen. */
export type Clock = { device: string; last: Stamp };

export const clockSchema = z.object({
  device: z.string().check(z.regex(/^[-\w]{5}$/)),
  last: stamp,
}) satisfies z.ZodMiniType<Clock>;

export const syncStateSchema = z.object({
  foreign: stamp,
  seen: z.record(z.string(), stamp),
  from: z.string(),
  knew: z.record(z.string(), stamp),
  digest: z.string(),
  takenAt: z.nullable(z.string()),
  bytes: z.number(),
  held: z.array(z.string()),
  left: z.number(),
  trouble: z.nullable(z.string()),
  unreadable: z.array(z.object({ key: z.string(), why: z.string() })),
  newer: z.boolean(),
}) satisfies z.ZodMiniType<SyncState>;
