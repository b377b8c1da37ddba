import type { Conflict } from './stamped.ts';

/** What this device knows of sync, for a person. It never says that another device has something. */
export type SyncInfo = {
  /** ISO 8601: when the browser last took what is stored here; null before. */
  takenAt: string | null;
  /** Bytes that the browser's sync holds of ours, and how many it may. */
  bytes: number;
  limit: number;
  /** ISO weeks it holds, oldest first. */
  held: string[];
  /** Weeks that are here and had to leave it, whole or in part. */
  left: number;
  /** Why the last attempt could not write, as a sentence. */
  trouble: string | null;
  /** What another one has put there and nobody can read. */
  unreadable: { key: string; why: string }[];
  /** A newer Plumbline wrote it: it is not written here. */
  newer: boolean;
  /** Everything was deleted here, and sync waits until a person sets something or asks for it. */
  paused: boolean;
  /** Newest first. */
  conflicts: ConflictInfo[];
};

/** A conflict that waits for a person: `take` (edit.ts) with the lost value, or `conflict-dismiss` with its `seq`. */
export type ConflictInfo = Conflict & {
  seq: number;
  /** ISO 8601: when this device settled it. */
  at: string;
  /** What people call the record: a goal's title, a week, an issue; `Settings`. */
  name: string;
  /** The value that stands was set on this device. */
  isOwn: boolean;
};
