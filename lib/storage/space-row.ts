import * as z from 'zod/mini';
import type { PlumblineFile } from '../core/file.ts';
import { fileSchema } from '../core/schemas/file.ts';
import { type MemberFile, memberSchema } from '../core/team/member.ts';

/** A row of the table `spaces`. */
export type StoredSpace = {
  /** Text form (lib/team/address.ts). */
  address: string;
  /** `absent`: looked for, and not there. */
  state: 'joined' | 'offered' | 'declined' | 'absent';
  /** The last good copy; null before there was one, and where the space has none. */
  file: PlumblineFile | null;
  /** What the tracker calls the copy, for writing in its place: the file's sha. */
  version: string | null;
  etag: string | null;
  /** ISO 8601: when the copy was read or found unchanged, and when that was last tried. */
  readAt: string | null;
  triedAt: string | null;
  /** Why the last try failed; `words` are for a person, `until` (ISO 8601) is when to try again. */
  trouble?: { why: string; words: string; until?: string };
  /** The browser's policy names it: nobody leaves it by hand. */
  byPolicy?: boolean;
  /** Members' files by login. */
  members?: Record<string, MemberFile>;
  /** What the tracker calls those files, to read again only what changed. */
  memberVersions?: Record<string, string>;
  /** ISO 8601: when they were read. */
  membersReadAt?: string;
  /** Which of them is the person's own, in lower case; known once they answered from this device. */
  login?: string;
};

export const storedSpaceSchema = z.object({
  address: z.string(),
  state: z.enum(['joined', 'offered', 'declined', 'absent']),
  file: z.nullable(fileSchema),
  version: z.nullable(z.string()),
  etag: z.nullable(z.string()),
  readAt: z.nullable(z.string()),
  triedAt: z.nullable(z.string()),
  trouble: z.exactOptional(
    z.object({ why: z.string(), words: z.string(), until: z.exactOptional(z.string()) }),
  ),
  byPolicy: z.exactOptional(z.boolean()),
  members: z.exactOptional(z.record(z.string(), memberSchema)),
  memberVersions: z.exactOptional(z.record(z.string(), z.string())),
  membersReadAt: z.exactOptional(z.string()),
  login: z.exactOptional(z.string()),
}) satisfies z.ZodMiniType<StoredSpace>;
