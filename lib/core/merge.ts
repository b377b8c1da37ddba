import { deviceOf, NO_STAMP, type Stamp } from './clock.ts';
import { sameValue } from './edits/same.ts';
import { isListed } from './settings-fields.ts';
import { type Conflict, type Field, type Fields, GONE, LATE } from './stamped.ts';

/**
 * The merge of what two devices know of a record: field by field the larger stamp wins, whatever the order in which
 * things came in, and however often.
 */

/** What is lost without anyone missing it: set along with other fields, or by Plumbline itself. */
const ALONG: readonly string[] = [LATE, 'updated', 'at', 'created'];

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

/**
 * Merges what came in, and tells which of this device's own changes met changes made elsewhere without knowing of them.
 * A deletion meets every change of a field: the one that stands is there with `null`.
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
  const conflicts = [...mine].flatMap(([name, field]): Found[] => {
    const other = theirs.get(name);
    if (!other || says(name, field, other)) return [];
    return [wins(field, other) ? found(name, field, other) : found(name, other, field)];
  });
  const deletions = [...deletion(mine, theirs), ...deletion(theirs, mine)];
  return { fields: mergeFields(here, incoming), conflicts: [...conflicts, ...deletions] };
}

function changed(fields: Fields, isOf: (field: Field) => boolean): Map<string, Field> {
  return new Map(Object.entries(fields).filter(([name, field]) => !ALONG.includes(name) && isOf(field)));
}

/** One device deleted the record, and the other one changed it. */
function deletion(by: ReadonlyMap<string, Field>, others: ReadonlyMap<string, Field>): Found[] {
  const gone = by.get(GONE);
  if (gone?.[0] !== true || others.get(GONE)?.[0] === true) return [];
  const edits = [...others].filter(([name]) => name !== GONE);
  const newest = newestStamp(Object.fromEntries(edits));
  if (newest > gone[1]) return [found(GONE, [null, newest], gone)];
  return edits.map(([name, field]) => found(name, [null, gone[1]], field));
}

function found(field: string, kept: Field, lost: Field): Found {
  return { field, kept, lost };
}

/** Whether both say the same to a person: of an entry in a list only whether it is there, not its place. */
function says(name: string, [a]: Field, [b]: Field): boolean {
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
