import { deviceOf, NO_STAMP, type Stamp } from './clock.ts';
import { sameValue } from './edits/same.ts';
import { isListed } from './settings-fields.ts';
import { type Conflict, type Field, type Fields, GONE, isGone, LATE } from './stamped.ts';

/**
 * The merge of what two devices know of a record: field by field the larger stamp wins, whatever the order in which
 * things came in, and however often.
 */

/** What is lost without anyone missing it: set along with other fields, or by Plumbline itself. */
const ALONG: readonly string[] = [LATE, 'updated', 'at', 'created'];

type Found = Omit<Conflict, 'table' | 'id'>;
type Changed = ReadonlyMap<string, Field>;

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
  const isNew = ([, stamp]: Field) => stamp > known.foreign;
  const mine = changed(here, (field) => isNew(field) && deviceOf(field[1]) === known.device);
  const theirs = changed(incoming, (field) => isNew(field) && deviceOf(field[1]) !== known.device);
  const fields = mergeFields(here, incoming);
  if (isGone(here)) return { fields, conflicts: isGone(incoming) ? [] : deletion(mine, theirs) };
  return { fields, conflicts: isGone(incoming) ? deletion(theirs, mine) : crossed(mine, theirs) };
}

function changed(fields: Fields, isOf: (field: Field) => boolean): Changed {
  return new Map(Object.entries(fields).filter(([name, field]) => !ALONG.includes(name) && isOf(field)));
}

/** The fields that both changed. */
function crossed(mine: Changed, theirs: Changed): Found[] {
  return [...mine].flatMap(([field, own]): Found[] => {
    const other = theirs.get(field);
    if (!other || saysTheSame(field, own, other)) return [];
    return [wins(own, other) ? { field, kept: own, lost: other } : { field, kept: other, lost: own }];
  });
}

/** What one device deleted, and another one changed. */
function deletion(by: Changed, others: Changed): Found[] {
  const gone = by.get(GONE);
  const edits = [...others].filter(([field]) => field !== GONE);
  if (!gone) return [];
  const newest = newestStamp(Object.fromEntries(edits));
  if (newest > gone[1]) return [{ field: GONE, kept: [null, newest], lost: gone }];
  return edits.map(([field, lost]) => ({ field, kept: [null, gone[1]], lost }));
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
