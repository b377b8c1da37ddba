import fc from 'fast-check';
import { DIGITS, nextStamp, type Stamp } from '../../lib/core/clock.ts';
import type { TableName } from '../../lib/core/edit.ts';
import { type Field, type Fields, GONE, LATE } from '../../lib/core/stamped.ts';

/** Stamps and stamped records at random, out of so few that they meet often. */

export const DEVICES = ['aaaaa', 'bbbbb', 'ccccc'] as const;
export const NOON = Date.parse('2026-11-21T12:00:00Z');

/** A stamp of one of three devices, at one of few moments. */
const anyStamp: fc.Arbitrary<Stamp> = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom(...DEVICES))
  .map(([ms, device]) => at(ms, device));

/** Any stamp that a clock can read, absurd ones too. */
export const wildStamp: fc.Arbitrary<Stamp> = fc
  .tuple(
    fc.constantFrom(...DIGITS.slice(0, -1)),
    fc.array(fc.constantFrom(...DIGITS), { minLength: 15, maxLength: 15 }),
  )
  .map(([first, rest]) => first + rest.join(''));

/** The stamp of a device's clock that stands at `ms` after noon. */
export function at(ms: number, device: string = DEVICES[0]): Stamp {
  return nextStamp('-'.repeat(16), NOON + ms, device);
}

export const TABLES: readonly TableName[] = ['goals', 'focuses', 'links', 'dispositions', 'settings'];

const NAMES = ['title', 'rank', 'state', 'rules', 'measure', 'updated', 'future', '__proto__', 'constructor'];
const ENTRIES = ['scopes/github:github.com/acme/shop', 'exempt/is:bot', 'kept/team', 'kept/__proto__'];

const anyName = fc.constantFrom(...NAMES, ...ENTRIES, LATE, GONE);
const json = fc
  .oneof(fc.constantFrom(null, true, 1, 2, 'active', 'later'), fc.jsonValue({ maxDepth: 2 }))
  .map((value): unknown => JSON.parse(JSON.stringify(value).replace(/-0(?![.\d])/g, '0')));

export const anyFields: fc.Arbitrary<Fields> = fc
  .array(fc.tuple(anyName, json, fc.oneof(anyStamp, wildStamp)), { maxLength: 8 })
  .map((all) =>
    Object.fromEntries(all.map(([name, value, stamp]): [string, Field] => [name, [value, stamp]])),
  );

/** A few versions of one record, which differ in few fields. */
export const versions: fc.Arbitrary<[Fields, Fields, Fields]> = fc
  .tuple(anyFields, anyFields, anyFields, anyFields)
  .map(([base, a, b, c]) => [
    { ...base, ...a },
    { ...base, ...b },
    { ...base, ...c },
  ]);

/** The same with the names of all objects the other way round, as a browser may give them back. */
export function turned<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(turned) as T; // Of the same length and kinds.
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([name, part]) => [name, turned(part)])) as T; // The same fields.
}

/** JSON with all names in order: equal for whatever is equal. */
export function bytes(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
