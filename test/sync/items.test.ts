import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_STAMP, newDevice, nextStamp } from '../../lib/core/clock.ts';
import type { Fields, Stamped } from '../../lib/core/stamped.ts';
import { itemBytes } from '../../lib/sync/bytes.ts';
import { canonical, digestOf, textsOf } from '../../lib/sync/canonical.ts';
import { ITEM_LIMIT } from '../../lib/sync/mailbox.ts';
import { readMark } from '../../lib/sync/mark.ts';
import { pack } from '../../lib/sync/pack.ts';
import { readItems } from '../../lib/sync/read.ts';
import { CHROMIUM, FIREFOX } from './area.ts';

const stamp = fc.constantFrom(
  ...[0, 1, 1_795_000_000_000, 4_102_444_800_000].flatMap((ms) =>
    [0, 0.5, 0.99].map((device) =>
      nextStamp(
        NO_STAMP,
        ms,
        newDevice(() => device),
      ),
    ),
  ),
);
const text = fc.string({ unit: 'binary', maxLength: 40 });
const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }).filter(isPlain);
/** Any JSON; fast-check brings names that hurt on its own. */
const json = fc.jsonValue({ maxDepth: 4 });
const fields: fc.Arbitrary<Fields> = fc
  .array(fc.tuple(name, fc.tuple(json, stamp)), { minLength: 1, maxLength: 6 })
  .map((entries) => Object.fromEntries(entries));
const record: fc.Arbitrary<Stamped> = fc.oneof(
  fc.record({ table: fc.constant('goals'), id: fc.stringMatching(/^[\w-]{1,40}$/).filter(isPlain), fields }),
  fc.record({ table: fc.constant('focuses'), id: fc.constantFrom('2026-W47', '2026-W48'), fields }),
  fc.record({ table: fc.constantFrom('links', 'dispositions'), id: name, fields }),
  fc.record({ table: fc.constant('settings'), id: fc.constant('settings'), fields }),
);
const records = fc.uniqueArray(record, { maxLength: 12, selector: nameOf });

function isPlain(one: string): boolean {
  return one !== '__proto__';
}

function nameOf({ table, id }: Stamped): string {
  return `${table} ${id}`;
}

function sorted(some: readonly Stamped[]): string {
  return canonical(Object.fromEntries(some.map((one) => [nameOf(one), one.fields])));
}

describe('items', () => {
  it('give back the records that were packed, as JSON keeps them', () => {
    fc.assert(
      fc.property(records, fc.constantFrom('2026-W47', '1970-W01'), (some, week) => {
        const { items, tooLarge } = pack(week, some);
        const read = readItems(JSON.parse(JSON.stringify(items)));
        expect(tooLarge).toEqual([]);
        expect(read.unreadable).toEqual([]);
        expect(sorted(read.records)).toBe(sorted(some));
        expect(canonical(pack(week, some.toReversed()).items)).toBe(canonical(items));
      }),
      { numRuns: 300 },
    );
  });

  it('are spread over as many as it takes, each within its limit, and the count of bytes is their sum', () => {
    fc.assert(
      fc.property(records, fc.integer({ min: 300, max: 2_000 }), (some, limit) => {
        const { items, bytes, tooLarge } = pack('2026-W47', some, limit);
        const sizes = Object.entries(items).map((item) => itemBytes(...item));
        expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(limit);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(bytes);
        const whole = some.filter((one) => !tooLarge.includes(nameOf(one)));
        const read = readItems(items).records.filter((one) => !tooLarge.includes(nameOf(one)));
        expect(sorted(read)).toBe(sorted(whole));
      }),
      { numRuns: 300 },
    );
  });

  it('reading never throws, whatever stands in the mailbox', () => {
    const key = fc.oneof(
      fc.string(),
      fc.constantFrom('m', 's:0', 'g:a', 'g:a:3', 'f:2026-W47', 'l:2026-W47:1', 'd:2026-W47:2', '__proto__'),
    );
    const almost = fc.dictionary(fc.oneof(stamp, fc.string()), fc.oneof(json, fc.dictionary(name, json)));
    const value = fc.oneof(fc.anything({ maxDepth: 2 }), json, almost, fc.dictionary(fc.string(), almost));
    fc.assert(
      fc.property(fc.dictionary(key, value), (items) => {
        const read = readItems(items);
        for (const one of read.records) expect(Object.keys(one.fields)).not.toContain('__proto__');
        pack('2026-W47', read.records.filter(isJson));
      }),
      { numRuns: 300 },
    );
  });

  it('are never counted as less than a browser counts them', () => {
    const nasty = fc.oneof(
      json,
      text,
      fc.constantFrom(
        -0,
        1e21,
        1e-7,
        2 ** 31,
        -(2 ** 40),
        '<'.repeat(9),
        '\u2028\u2029\u007f\u0085',
        '😀',
        '\ud83d',
      ),
    );
    fc.assert(
      fc.property(text, fc.oneof(nasty, fc.dictionary(text, nasty), fc.array(nasty)), (key, value) => {
        const bytes = itemBytes(key, value);
        for (const { count } of [CHROMIUM, FIREFOX]) expect(bytes).toBeGreaterThanOrEqual(count(key, value));
      }),
      { numRuns: 2_000 },
    );
    expect(itemBytes('g:a', { title: 'Plain text' })).toBe(3 + '{"title":"Plain text"}'.length);
    expect(itemBytes('g:a', { title: '<b>' })).toBe(3 + '{"title":"<b>"}'.length + 5);
  });

  it('are few and hold a week of work within what one item may be', () => {
    const some = Array.from({ length: 300 }, (_, n): Stamped => {
      const at = nextStamp(NO_STAMP, Date.UTC(2026, 10, 21) + n * 60_000, 'dev-0');
      const fields: Fields = {
        goal: ['checkout', at],
        reason: ['found in the review', at],
        at: ['2026-11-21', at],
      };
      return { table: 'links', id: `github:github.com/acme/shop#${n} checkout`, fields };
    });
    const { items, bytes } = pack('2026-W47', some);
    expect(Object.keys(items).length).toBeLessThanOrEqual(16);
    expect(bytes / 300).toBeLessThan(160);
    for (const item of Object.entries(items)) expect(itemBytes(...item)).toBeLessThanOrEqual(ITEM_LIMIT);
  });
});

/** What fast-check calls anything is more than storage can hold. */
function isJson(value: unknown): boolean {
  try {
    return canonical(JSON.parse(JSON.stringify(value))) === canonical(value);
  } catch {
    return false;
  }
}

it('fault 12: a value as deep as an item can hold stops nothing', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(4_000)}1${']'.repeat(4_000)}`);
  const read = () => textsOf({ 'g:bad': deep, theirs: { deep } });
  expect(digestOf(read())).toBe(digestOf(read()));
  expect(readMark({ format: 1, reader: 1, theme: deep })).toBeNull();
  const { records, unreadable } = readItems({ 'g:bad': deep, 's:0': { deep }, m: { format: 1, deep } });
  expect(records).toEqual([]);
  expect(unreadable.map(({ key }) => key)).toEqual(['g:bad', 's:0', 'm']);
});
