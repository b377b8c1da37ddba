import fc from 'fast-check';
import { expect } from 'vitest';
import { type Fields, KNEW } from '../../../lib/core/stamped.ts';
import { at, bytes, turned, versions } from '../stamps.ts';
import { A, always, B, C, type Checks, same } from './tools.ts';

export const MERGING = {
  'merge: order, grouping and repetition make no difference': ({ mergeFields: merge }) =>
    always(
      fc.property(versions, ([a, b, c]) => {
        same(merge(a, b), merge(b, a));
        same(merge(merge(a, b), c), merge(a, merge(b, c)));
        same(merge(a, a), a);
        same(merge(merge(a, b), b), merge(a, b));
      }),
      600,
    ),

  'merge: the order of names in a value makes no difference': ({ mergeFields: merge }) =>
    always(
      fc.property(versions, ([a, b]) => {
        same(merge(turned(a), b), merge(a, b));
        const stamped = (target: number): Fields => ({ measure: [{ name: 'p75', target }, at(1)] });
        same(merge(turned(stamped(1)), stamped(2)), stamped(2));
        same(merge(turned(stamped(2)), stamped(1)), stamped(2));
      }),
    ),

  'merge: each field has the largest of its stamps, and a value that came with it': ({
    mergeFields: merge,
  }) =>
    always(
      fc.property(versions, ([a, b]) => {
        const merged = new Map(Object.entries(merge(a, b)));
        const all = [...Object.entries(a), ...Object.entries(b)];
        expect([...merged.keys()].sort()).toEqual([...new Set(all.map(([name]) => name))].sort());
        for (const [name, [value, stamp]] of merged) {
          const given = all.filter(([one]) => one === name).map(([, field]) => field);
          const largest = given
            .map((field) => field[1])
            .sort()
            .at(-1);
          expect(stamp).toBe(largest);
          const values = given.filter((field) => field[1] === largest).map((field) => bytes(field[0]));
          expect(bytes(value)).toBe(values.sort().at(-1));
        }
      }),
    ),

  'conflicts: the same value, an older one and what others did among themselves are none': ({
    mergeRecord,
  }) => {
    const here: Fields = { title: ['x', at(5, A)], owner: ['dana', at(3, A)], at: ['1', at(5, A)] };
    const found = (incoming: Fields, foreign = at(4, B)) =>
      mergeRecord(here, incoming, { device: A, foreign }).conflicts.map(({ field }) => field);
    expect(found({ title: ['y', at(6, B)] })).toEqual(['title']);
    expect(found({ title: ['y', at(4, C)] })).toEqual(['title']);
    expect(found({ title: ['x', at(6, B)], at: ['2', at(6, B)] })).toEqual([]);
    expect(found({ title: ['y', at(4, B)] })).toEqual([]);
    expect(found({ title: ['y', at(6, A)] })).toEqual([]);
    expect(found({ title: ['y', at(6, B)], [KNEW + A]: [1, at(5, A)] })).toEqual([]);
    expect(found({ title: ['y', at(6, B)], [KNEW + A]: [1, at(4, A)] })).toEqual(['title']);
    expect(found({ title: ['y', at(6, B)], [KNEW + C]: [1, at(5, C)] })).toEqual(['title']);
    expect(found({ owner: ['jo', at(6, B)] })).toEqual(['owner']);
    expect(
      mergeRecord({ title: ['x', at(5, C)] }, { title: ['y', at(6, B)] }, { device: A, foreign: at(4, B) }),
    ).toEqual({
      fields: { title: ['y', at(6, B)] },
      conflicts: [],
    });
    const entry = (place: number | null, stamp: string): Fields => ({ 'scopes/acme/shop': [place, stamp] });
    const ofEntry = (a: number | null, b: number | null) =>
      mergeRecord(entry(a, at(1, A)), entry(b, at(2, B)), { device: A, foreign: at(0, B) }).conflicts.length;
    expect([ofEntry(1, 2), ofEntry(1, null), ofEntry(null, null)]).toEqual([0, 1, 0]);
  },
} satisfies Checks;
