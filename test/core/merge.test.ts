import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_STAMP } from '../../lib/core/clock.ts';
import { knewOf, mergeFields, mergeRecord, newestStamp } from '../../lib/core/merge.ts';
import type { Fields } from '../../lib/core/stamped.ts';
import { anyFields, at, DEVICES } from './stamps.ts';

/** Examples; what holds of all records is in sync-rules/. */

const [A, B, C] = DEVICES;

describe('fields', () => {
  it('are those of both, the newer one of each', () => {
    const here: Fields = { title: ['Checkout', at(2, A)], owner: ['dana', at(1, A)] };
    const incoming: Fields = {
      title: ['Search', at(1, B)],
      owner: [null, at(2, B)],
      due: ['2026-12-31', at(1, B)],
    };
    expect(mergeFields(here, incoming)).toEqual({
      title: ['Checkout', at(2, A)],
      owner: [null, at(2, B)],
      due: ['2026-12-31', at(1, B)],
    });
  });

  it('that this version does not know stay byte for byte (fault 11)', () => {
    const future = { a: [1, { deep: null }], '': '\u2028<', '10': 0, '9': 0 };
    const incoming: Fields = { future: [future, at(2, B)] };
    const { fields } = mergeRecord({ title: ['x', at(3, A)] }, incoming, { device: A, foreign: NO_STAMP });
    expect(JSON.stringify(fields.future)).toBe(JSON.stringify([future, at(2, B)]));
  });

  it('of one stamp and two values are the larger one, on both sides', () => {
    const [one, other]: [Fields, Fields] = [{ title: ['Ax', at(1)] }, { title: ['B', at(1)] }];
    expect(mergeFields(one, other)).toEqual(other);
    expect(mergeFields(other, one)).toEqual(other);
  });

  it('called like what every object has are fields like others', () => {
    const parsed = (text: string): Fields => JSON.parse(text);
    const one = parsed(`{"__proto__":[{"x":1},"${at(1)}"],"constructor":[1,"${at(1)}"]}`);
    const other = parsed(`{"__proto__":[{"x":2},"${at(2)}"],"toString":[1,"${at(1)}"]}`);
    for (const merged of [
      mergeFields(one, other),
      mergeFields(other, one),
      mergeFields(mergeFields({}, other), one),
    ]) {
      expect(Object.keys(merged).sort()).toEqual(['__proto__', 'constructor', 'toString']);
      expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
      expect(Object.getOwnPropertyDescriptor(merged, '__proto__')?.value).toEqual([{ x: 2 }, at(2)]);
    }
    const known = { device: A, foreign: NO_STAMP };
    const changed = parsed(`{"__proto__":[1,"${at(1, A)}"]}`);
    expect(mergeRecord(changed, { title: ['x', at(2, B)] }, known).conflicts).toEqual([]);
    expect(
      mergeRecord(parsed(`{"toString":[1,"${at(1, A)}"]}`), { title: ['x', at(2, B)] }, known).conflicts,
    ).toEqual([]);
  });

  it('of values as deep as any that the mailbox lets through are compared', () => {
    const deep = (levels: number, inside: string): unknown =>
      JSON.parse('['.repeat(levels) + inside + ']'.repeat(levels));
    const [one, other]: [Fields, Fields] = [{ f: [deep(500, '1'), at(1)] }, { f: [deep(500, '2'), at(1)] }];
    expect(mergeFields(one, other).f).toBe(other.f);
    expect(mergeRecord(one, other, { device: B, foreign: NO_STAMP }).fields.f).toBe(other.f);
    expect(
      mergeRecord({ f: [deep(500, '1'), at(2, B)] }, other, { device: B, foreign: NO_STAMP }).conflicts,
    ).toHaveLength(1);
  });

  it('that were given are not touched', () => {
    fc.assert(
      fc.property(anyFields, anyFields, (a, b) => {
        const before = JSON.stringify([a, b]);
        mergeFields(a, b);
        mergeRecord(a, b, { device: A, foreign: NO_STAMP });
        expect(JSON.stringify([a, b])).toBe(before);
      }),
    );
  });
});

describe('a record', () => {
  it('that is new here comes as it is, without a conflict', () => {
    const incoming: Fields = { title: ['x', at(2, B)] };
    expect(mergeRecord(undefined, incoming, { device: A, foreign: NO_STAMP })).toEqual({
      fields: incoming,
      conflicts: [],
    });
  });

  it('says the same whether a device merges it or not', () => {
    fc.assert(
      fc.property(anyFields, anyFields, (a, b) => {
        expect(mergeRecord(a, b, { device: A, foreign: at(2, B) }).fields).toEqual(mergeFields(a, b));
      }),
    );
  });

  it('has a newest stamp', () => {
    expect(newestStamp({})).toBe(NO_STAMP);
    expect(newestStamp({ a: [1, at(1)], b: [null, at(3)], c: [1, at(2)] })).toBe(at(3));
  });
});

describe('what a device knew', () => {
  const fields: Fields = {
    a: [1, at(1, B)],
    b: [1, at(4, B)],
    c: [1, at(9, A)],
    [`$knew/${C}`]: [1, at(3, C)],
  };

  it('is the newest change of each other one', () => {
    expect(knewOf(fields, A)).toEqual({ [`$knew/${B}`]: [1, at(4, B)], [`$knew/${C}`]: [1, at(3, C)] });
    expect(knewOf({}, A)).toEqual({});
  });

  it('settles conflicts: three devices, one after the other, and one that knew nothing', () => {
    const known = { device: A, foreign: at(0, B) };
    const here: Fields = { title: ['mine', at(4, A)] };
    const changedBy = (device: string): Fields => ({
      title: ['theirs', at(6, device)],
      ...knewOf(here, device),
    });
    expect(mergeRecord(here, changedBy(B), known).conflicts).toEqual([]);
    expect(
      mergeRecord(here, { ...changedBy(B), ...knewOf(changedBy(B), C), owner: ['jo', at(7, C)] }, known)
        .conflicts,
    ).toEqual([]);
    expect(mergeRecord(here, { title: ['theirs', at(6, C)] }, known).conflicts).toHaveLength(1);
  });
});
