import { deviceOf, NO_STAMP, type Stamp } from './clock.ts';
import { sameValue } from './edits/same.ts';
import { isListed } from './settings-fields.ts';
import { type Conflict, type Field, type Fields, GONE, isGone, KNEW, LATE } from './stamped.ts';

/**
 * The merge of what two devices know of a record: field by field the larger stamp wins, whatever the order in which
 * things came in, and however often.
 */

/** What is lost without anyone missing it: set along with other fields, or by Plumbline itself. */
const ALONG: readonly string[] = [LATE, 'updated', 'at', 'created'];
const isAlong = (name: string) => ALONG.includes(name) || name.startsWith(KNEW);

type Found = Omit<Conflict, 'table' | 'id'>;

/** Commutative, associative, idempotent. */
export function mergeFields(a: Fields, b: Fields): Fields {
  const merged = new Map(Object.entries(a));
  for (const [name, field] of Object.entries(b)) {
    const other = merged.get(name);
    if (!other || wins(field, other)) merged.set(name, field);
  }
  return Object.fromEntries(merged);
}

/** The largest stamp of the record, {@link NO_STAMP} when it has none. */
export function newestStamp(fields: Fields): Stamp {
  return Object.values(fields).reduce((newest, [, stamp]) => (stamp > newest ? stamp : newest), NO_STAMP);
}

/** What a device knows of the others' changes when it changes the record: a field {@link KNEW} for each of them. */
export function knewOf(fields: Fields, device: string): Fields {
  const stamps = Object.values(fields).map(([, stamp]) => stamp);
  const others = stamps.filter((stamp) => deviceOf(stamp) !== device).sort();
  return Object.fromEntries(others.map((stamp) => [KNEW + deviceOf(stamp), [1, stamp]]));
}

/**
 * Merges what came in, and tells which fields this device changed and another one too, without knowing of each other.
 * A deletion meets each change of a field: the change it outlives is lost to `null`; outlived itself, it is lost as
 * {@link GONE}.
 * @param known this device, and the largest stamp of others that it knew before
 */
export function mergeRecord(
  here: Fields | undefined,
  incoming: Fields,
  known: { device: string; foreign: Stamp },
): { fields: Fields; conflicts: Found[] } {
  if (!here) return { fields: incoming, conflicts: [] };
  const { device, foreign } = known;
  const isMine = (stamp: Stamp) => deviceOf(stamp) === device;
  const theyKnew = incoming[KNEW + device]?.[1] ?? NO_STAMP;
  const mine = pick(here, (name, stamp) => isMine(stamp) && stamp > theyKnew && !isAlong(name));
  const theirs = pick(incoming, (name, stamp) => !isMine(stamp) && stamp > foreign && !isAlong(name));
  const fields = mergeFields(here, incoming);
  // It may have been merged elsewhere already: a deletion is theirs even where this device's changes outlive it.
  const isGoneThere = isGone(pick(incoming, (_, stamp) => !isMine(stamp)));
  if (isGone(here)) return { fields, conflicts: isGoneThere ? [] : deletion(mine, theirs) };
  return { fields, conflicts: isGoneThere ? deletion(theirs, mine) : crossed(mine, theirs) };
}

function pick(fields: Fields, isPicked: (name: string, stamp: Stamp) => boolean): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name, [, stamp]]) => isPicked(name, stamp)));
}

/** The fields that both changed. */
function crossed(mine: Fields, theirs: Fields): Found[] {
  return Object.entries(mine).flatMap(([field, own]): Found[] => {
    const other = Object.hasOwn(theirs, field) ? theirs[field] : undefined;
    if (!other || saysTheSame(field, own, other)) return [];
    return [wins(own, other) ? { field, kept: own, lost: other } : { field, kept: other, lost: own }];
  });
}

/** What one device deleted, and another one changed. */
function deletion({ [GONE]: gone }: Fields, { [GONE]: _, ...changed }: Fields): Found[] {
  const newest = newestStamp(changed);
  if (!gone) return [];
  if (newest > gone[1]) return [{ field: GONE, kept: [null, newest], lost: gone }];
  return Object.entries(changed).map(([field, lost]) => ({ field, kept: [null, gone[1]], lost }));
}

/** Whether both say the same to a person: of an entry in a list only whether it is there, not its place. */
function saysTheSame(name: string, [a]: Field, [b]: Field): boolean {
  return isListed(name) ? (a === null) === (b === null) : sameValue(a, b);
}

function wins([value, stamp]: Field, [otherValue, otherStamp]: Field): boolean {
  return stamp === otherStamp ? textOf(value) > textOf(otherValue) : stamp > otherStamp;
}

/** JSON with the names of objects in their order, so that equal values are equal texts. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
