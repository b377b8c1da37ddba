import { expect } from 'vitest';

/** Comparing what readers found with an .expected.json, by the rules of ../shared/pages/SCHEMA.md. */

export type Stated = Readonly<Record<string, unknown>>;

/** What a reader found, in SCHEMA.md's words; a field that is undefined is unread. */
export type Actual = Readonly<Record<string, unknown>>;

/** Where an expected file is provably wrong: it is left as it is, and what it should say is compared instead. */
export type Disagreement = { file: string; field: string; stated: unknown; found: unknown; reason: string };

/** Lists whose order counts; others are sets. */
const ORDERED = new Set(['labels']);
/** Keys that compare case-insensitively, as GitHub's owner and repo do. */
const KEYS = new Set(['key', 'parent', 'owner', 'repo']);

/** Compares one item, field by field; `fields` are those that a reader of this tracker can tell. */
export function compareItem(
  where: string,
  stated: Stated,
  actual: Actual,
  fields: ReadonlySet<string>,
  lists: { unknown: readonly string[]; notApplicable: readonly string[] },
  disagreements: readonly Disagreement[] = [],
): void {
  for (const field of [...Object.keys(stated), ...lists.unknown, ...lists.notApplicable])
    expect(fields.has(field), `${where}: no reader tells "${field}"`).toBe(true);
  for (const [field, value] of Object.entries(stated)) {
    const other = disagreements.find((it) => it.field === field);
    if (other) expect(other.stated, `${where}: "${field}" was corrected`).toEqual(value);
    const wanted = other ? other.found : value;
    if (wanted === undefined) expect(actual[field], `${where}: ${field} is unread`).toBeUndefined();
    else expect(alike(field, actual[field]), `${where}: ${field}`).toEqual(alike(field, wanted));
  }
  for (const field of lists.unknown)
    expect(actual[field], `${where}: ${field} cannot be known`).toBeUndefined();
  for (const field of lists.notApplicable)
    expect([undefined, null, []], `${where}: ${field} does not exist`).toContainEqual(actual[field]);
}

function alike(field: string, value: unknown): unknown {
  if (Array.isArray(value)) {
    const list = value.map((element) => alike(field, element));
    return ORDERED.has(field) ? list : list.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value !== 'string') return value;
  return KEYS.has(field) || /^[\w.-]+\/[\w.-]+#\d+$/.test(value) ? value.toLowerCase() : value.trim();
}
