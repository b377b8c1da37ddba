import * as z from 'zod/mini';
import { isStamp, NO_STAMP, nextStamp, type Stamp } from '../core/clock.ts';
import { isDeep } from './canonical.ts';
import { type Cut, isSound } from './late.ts';

/** What the mailbox says of itself, under the key `m`. */
export type Mark = Cut & {
  /** A newer version wrote it: it is not ours to write. */
  newer: boolean;
  /** Whether this version may read it. */
  readable: boolean;
  /** Members that this version does not know. */
  rest: Record<string, unknown>;
};

/** The version of the mailbox's form, and the oldest one that can read it. */
const FORMAT = 1;

/** A week, or a week and a stamp in it. */
const CUT = /^(\d{4}-W\d{2}( [-\w]{16})?)?$/;

export const NO_MARK: Mark = { from: '', knew: {}, newer: false, readable: true, rest: {} };

const version = z.int().check(z.minimum(1));
const versions = z.looseObject({ format: version, reader: z.exactOptional(version) });
const cut = z.object({
  from: z.exactOptional(z.string().check(z.regex(CUT))),
  knew: z.exactOptional(z.record(z.string(), z.string().check(z.refine(isReadable)))),
});
/** Devices of which is said what was known of them: those that were changed last. */
const MOST_DEVICES = 30;
/** Room for a mark that says all of it: the same on each device, so that they agree on what fits beside it. */
export const MARK_BYTES = 1_000;

/** Null when it is no mark. Of a newer form only what is still understood is taken. */
export function readMark(value: unknown): Mark | null {
  const said = versions.safeParse(value);
  if (!said.success || isDeep(value)) return null;
  const { format, reader = format, from: _, knew: __, ...rest } = said.data;
  const newer = Math.max(format, reader) > FORMAT;
  const place = cut.safeParse(value);
  if (!place.success && !newer) return null;
  const { from = '', knew = {} } = place.data ?? {};
  if (!isSound({ from, knew }) && !newer) return null;
  return { from, knew, newer, readable: reader <= FORMAT, rest };
}

/** A stamp beyond it leaves a clock no room to read a later one. */
const LAST_STAMP: Stamp = nextStamp(NO_STAMP, Date.UTC(9999, 11, 31), '-----');

/** Whether it is a stamp that a clock may have read. */
export function isReadable(stamp: string): boolean {
  return isStamp(stamp) && stamp <= LAST_STAMP;
}

/** What is written under the mark's key. @param rest members of others, which stay */
export function markItem({ from, knew }: Cut, rest: Mark['rest']): unknown {
  return { ...rest, format: FORMAT, reader: FORMAT, from, ...(from !== '' && { knew: newestDevices(knew) }) };
}

function newestDevices(knew: Cut['knew']): Record<string, Stamp> {
  const devices = Object.entries(knew).sort(([, a], [, b]) => (a > b ? -1 : 1));
  return Object.fromEntries(devices.slice(0, MOST_DEVICES));
}
