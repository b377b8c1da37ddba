import * as z from 'zod/mini';

/** What the mailbox says of itself, under the key `m`. */
export type Mark = {
  /** Below which records left it (sync-store.ts `from`). */
  from: string;
  /** A newer version wrote it: it is not ours to write. */
  newer: boolean;
  /** Whether this version may read it. */
  readable: boolean;
  /** Members that this version does not know. */
  rest: Record<string, unknown>;
};

/** The version of the mailbox's form, and the oldest one that can read it. */
const FORMAT = 1;

/** A week, or a week and a stamp in it; one digit more stands after a stamp and before all later ones. */
const CUT = /^(\d{4}-W\d{2}( [-\w]{16,17})?)?$/;

export const NO_MARK: Mark = { from: '', newer: false, readable: true, rest: {} };

const version = z.int().check(z.minimum(1));
const versions = z.looseObject({ format: version, reader: z.exactOptional(version) });
const cut = z.object({ from: z.exactOptional(z.string().check(z.regex(CUT))) });

/** Null when it is no mark. Of a newer form only what is still understood is taken. */
export function readMark(value: unknown): Mark | null {
  const said = versions.safeParse(value);
  if (!said.success) return null;
  const { format, reader = format, from: _, ...rest } = said.data;
  const newer = format > FORMAT;
  const place = cut.safeParse(value);
  if (!place.success && !newer) return null;
  return { from: place.data?.from ?? '', newer, readable: reader <= FORMAT, rest };
}

export function markItem(from: string, rest: Mark['rest']): unknown {
  return { ...rest, format: FORMAT, reader: FORMAT, from };
}
