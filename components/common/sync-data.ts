import type { Edit } from '../../lib/core/edit.ts';
import type { SyncInfo } from '../../lib/core/sync-info.ts';

/** What popup and options show of the browser's sync; none of it says what another device has. */
export type SyncData = Omit<SyncInfo, 'conflicts'> & {
  /** ISO 8601: the last saved edit, or null when none was. */
  savedAt: string | null;
  /** Newest first. */
  conflicts: ConflictRow[];
};

/** Two devices changed the same: what stands, what does not, and the edit that turns it round. */
export type ConflictRow = {
  seq: number;
  /** `Checkout under two seconds: due`. */
  what: string;
  kept: string;
  lost: string;
  /** What stands was set on this device. */
  isOwn: boolean;
  /** ISO 8601: when it was settled. */
  at: string;
  take: Edit;
};

/** Each rejects with an Error whose message is for the person. */
export type SyncActions = {
  /** Looks at the browser's sync now. */
  look(): Promise<void>;
  /** Takes a conflict off the list: what stands is right. */
  keep(seq: number): Promise<void>;
};
