import type { SpaceAddress } from '../core/team/space.ts';
import type { Refusal } from './http.ts';

/** What a kind of space does: github-file.ts and jira-property.ts. Neither knows what a document means. */

/** `version` names this state of the document to whoever writes next; null where the server keeps none. */
export type Copy = { text: string; version: string | null; etag: string | null };

export type Refused = { is: 'refused'; why: Refusal; after?: string };
export type SpaceRead =
  | ({ is: 'read' } & Copy)
  /** The copy that is here is still the newest. */
  | { is: 'same' }
  /** The server is asked and has no such document, or shows it to nobody without a right. */
  | { is: 'none' }
  | Refused;
export type SpaceWrite = { is: 'written'; version: string | null } | Refused;

export type SpaceOf<A extends SpaceAddress> = {
  /** @param etag of the copy that is here, where there is one */
  read(address: A, etag: string | null, token: string | null): Promise<SpaceRead>;
  /**
   * Writes the whole document in place of the version that was read; null where there was none.
   * @param message what changed, in a line, where the server keeps a history
   */
  write(
    address: A,
    text: string,
    version: string | null,
    message: string,
    token: string | null,
  ): Promise<SpaceWrite>;
};
