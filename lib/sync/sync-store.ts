import { NO_STAMP, type Stamp } from '../core/clock.ts';
import type { Change } from '../core/edit.ts';
import type { Conflict, Stamped } from '../core/stamped.ts';

/** What reconcile.ts needs of the database of this device; lib/storage/sync-store.ts gives it, and a test's own. */
export type SyncStore = {
  state(): Promise<SyncState>;
  save(patch: Partial<SyncState>): Promise<void>;
  /** This device's clock: its name, and the largest stamp it has made or seen. */
  clock(): Promise<{ device: string; last: Stamp }>;
  /**
   * Merges what came in with what is here, by lib/core/merge.ts, in one transaction: stamped records, the rows made of
   * them, the clock, and the conflicts that this device settled, against `foreign` of the state.
   * @param floor a stamp that others have seen: the clock reads later ones from now on
   */
  merge(incoming: readonly Stamped[], floor?: Stamp): Promise<Merged>;
  /**
   * Sets {@link LATE} in every record that is {@link isUnsent} (late.ts): nobody else may have it.
   * @param since the largest stamp of this device that those knew who made the cut
   * @param from the cut that another device made
   */
  touchLate(since: Stamp, from: string): Promise<void>;
  /**
   * Sets {@link LATE} in those of the records that stand here otherwise ({@link isOutdated}, late.ts): whoever wrote them
   * does not know what this device knows, and would never learn it.
   * @returns whether there were any
   */
  answer(records: readonly Stamped[]): Promise<boolean>;
  /** Keeps what could not be read, by its key: a copy for a person to look at. */
  setAside(items: readonly Unreadable[]): Promise<void>;
  /** The weeks (week-of.ts) of which there are records, {@link ALWAYS} first, then the newest one. */
  weeks(): Promise<string[]>;
  /** The same list may come again: nobody changes it. */
  ofWeek(week: string): Promise<readonly Stamped[]>;
};

/** `changes`: the rows that are different now, for whoever publishes them. */
export type Merged = { changes: Change[]; conflicts: Conflict[] };

/** A value of the mailbox that is none of ours, whole or in part. */
export type Unreadable = { key: string; value: unknown; why: string };

/** What a device knows of its mailbox; all of it is for this device alone. */
export type SyncState = {
  /** Largest stamp that another device made and that was merged here. */
  foreign: Stamp;
  /** Largest stamp of each device that was merged here. */
  seen: Record<string, Stamp>;
  /** The cut (late.ts `placeOf`) below which records are no longer in the mailbox; '' while all are. Never falls. */
  from: string;
  /** What those had seen who made this cut and the ones before it: what a device changed later, nobody may have. */
  knew: Record<string, Stamp>;
  /** Mailbox and clock as the last pass left them: while both are the same, there is nothing to do. */
  digest: string;
  /** ISO 8601: when the browser last took or confirmed the mailbox; null before. It says nothing of other devices. */
  takenAt: string | null;
  /** Bytes that the mailbox uses, of {@link MAILBOX_LIMIT}. */
  bytes: number;
  /** The weeks it holds, oldest first. */
  held: string[];
  /** Weeks that are here and no longer, or no longer whole, in the mailbox. */
  left: number;
  /** Why the last pass could not write, in words for a person; null when it could. */
  trouble: string | null;
  /** Mailbox keys whose value could not be read, with the reason; they are left where they are. */
  unreadable: { key: string; why: string }[];
  /** A newer Plumbline wrote the mailbox: it is not written, and read if it says that this version may. */
  newer: boolean;
};

/** Of a device that never saw its mailbox. */
export const FIRST_STATE: SyncState = {
  foreign: NO_STAMP,
  seen: {},
  from: '',
  knew: {},
  digest: '',
  takenAt: null,
  bytes: 0,
  held: [],
  left: 0,
  trouble: null,
  unreadable: [],
  newer: false,
};
