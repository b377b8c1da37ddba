import type { Stamp } from '../core/clock.ts';
import type { Change } from '../core/edit.ts';
import type { Conflict, Stamped } from '../core/stamped.ts';

/** What reconcile.ts needs of the database of this device; lib/storage/sync-store.ts gives it, and a test's own. */
export type SyncStore = {
  state(): Promise<SyncState>;
  save(patch: Partial<SyncState>): Promise<void>;
  /**
   * Merges what came in with what is here, by lib/core/merge.ts, in one transaction: stamped records, the rows made of
   * them, the clock, and the conflicts that this device settled.
   */
  merge(incoming: readonly Stamped[]): Promise<Merged>;
  /**
   * Sets {@link LATE} in every record that this device changed after `since` and that stands in a week before `from`:
   * nobody else may have it.
   * @param since the largest stamp of another device that was known before this pass
   */
  touchLate(since: Stamp, from: string): Promise<void>;
  /** The weeks (week-of.ts) of which there are records, {@link ALWAYS} first, then the newest one. */
  weeks(): Promise<string[]>;
  ofWeek(week: string): Promise<Stamped[]>;
};

/** `changes`: the rows that are different now, for whoever publishes them. */
export type Merged = { changes: Change[]; conflicts: Conflict[] };

/** What a device knows of its mailbox; all of it is for this device alone. */
export type SyncState = {
  /** Largest stamp that another device made and that was merged here. */
  foreign: Stamp;
  /** The oldest week that the mailbox holds, once some had to leave; else ''. Never falls. */
  from: string;
  /** ISO 8601: when the browser last took or confirmed the mailbox; null before. It says nothing of other devices. */
  takenAt: string | null;
  /** Bytes that the mailbox uses, of {@link MAILBOX_LIMIT}. */
  bytes: number;
  /** The weeks it holds, oldest first. */
  held: string[];
  /** Weeks that are here and no longer in the mailbox. */
  left: number;
  /** Why the last pass could not write, in words for a person; null when it could. */
  trouble: string | null;
  /** Mailbox keys whose value could not be read, with the reason; they are left where they are. */
  unreadable: { key: string; why: string }[];
  /** A newer Plumbline wrote the mailbox: it is read and not written. */
  newer: boolean;
};
