import { describe, expect, it } from 'vitest';
import { NO_STAMP, nextStamp } from '../../lib/core/clock.ts';
import type { Stamped } from '../../lib/core/stamped.ts';
import { agreedCut, isOutdated, isSound, isUnsent, placeOf, weekOfCut } from '../../lib/sync/late.ts';
import { markItem, readMark } from '../../lib/sync/mark.ts';

const at = (day: number, device: string) => nextStamp(NO_STAMP, Date.UTC(2026, 10, day), device);
const link = (...stamps: string[]): Stamped => ({
  table: 'links',
  id: 'jira:acme.atlassian.net/SHOP-1 a',
  fields: Object.fromEntries(stamps.map((stamp, i) => [`field ${i}`, [i, stamp]])),
});

describe('a record', () => {
  it('stands in the order of its week, then of its newest change', () => {
    const places = [link(at(3, 'dev-0')), link(at(2, 'dev-1'), at(9, 'dev-0')), link(at(10, 'dev-0'))].map(
      placeOf,
    );
    expect(places).toEqual(places.toSorted());
    expect(weekOfCut(places[1] ?? '')).toBe('2026-W46');
    expect(weekOfCut('2026-W46')).toBe('2026-W46');
  });

  it('is unsent when this device changed it after what is known, and it stands before the cut', () => {
    const record = link(at(3, 'dev-0'), at(4, 'dev-1'));
    expect(isUnsent(record, 'dev-0', at(2, 'zzzzz'), '2026-W46')).toBe(true);
    expect(isUnsent(record, 'dev-0', at(3, 'dev-0'), '2026-W46')).toBe(false);
    expect(isUnsent(record, 'dev-2', NO_STAMP, '2026-W46')).toBe(false);
    expect(isUnsent(record, 'dev-0', NO_STAMP, '2026-W45')).toBe(false);
    expect(isUnsent(record, 'dev-0', NO_STAMP, `2026-W45 ${at(5, 'dev-1')}`)).toBe(true);
    expect(isUnsent(record, 'dev-0', NO_STAMP, '')).toBe(false);
  });

  it('is outdated where more is known here', () => {
    const record = link(at(3, 'dev-0'));
    expect(isOutdated(record, link(at(3, 'dev-0')).fields)).toBe(false);
    expect(isOutdated(record, link(at(3, 'dev-0'), at(4, 'dev-1')).fields)).toBe(true);
    expect(isOutdated(record, undefined)).toBe(false);
  });
});

describe('a cut', () => {
  const [a, b] = [at(20, 'aaaaa'), at(21, 'bbbbb')];

  it('rises only, and what was known to any maker of it is added', () => {
    const one = { from: '2026-W46', knew: { aaaaa: a } };
    const two = { from: `2026-W47 ${b}`, knew: { aaaaa: at(19, 'aaaaa'), bbbbb: b } };
    const agreed = { from: two.from, knew: { aaaaa: a, bbbbb: b } };
    expect(agreedCut(one, two)).toEqual(agreed);
    expect(agreedCut(two, one)).toEqual(agreed);
    expect(agreedCut(agreed, one)).toEqual(agreed);
  });

  it('is sound when its maker knew something that late', () => {
    expect(isSound({ from: '', knew: {} })).toBe(true);
    expect(isSound({ from: '2026-W47', knew: { bbbbb: b } })).toBe(true);
    expect(isSound({ from: '2026-W48', knew: { bbbbb: b } })).toBe(false);
    expect(isSound({ from: '2026-W47', knew: {} })).toBe(false);
  });

  it('travels in the mark, with the devices that were changed last', () => {
    const many = Object.fromEntries(
      Array.from({ length: 50 }, (_, i) => [`dev${10 + i}`, at(1 + (i % 28), `dev${10 + i}`)]),
    );
    const cut = { from: '2026-W46', knew: { ...many, bbbbb: b } };
    const read = readMark(JSON.parse(JSON.stringify(markItem(cut, { theme: 'dark' }))));
    expect(read).toMatchObject({ from: '2026-W46', newer: false, readable: true, rest: { theme: 'dark' } });
    expect(read?.knew.bbbbb).toBe(b);
    expect(Object.keys(read?.knew ?? {})).toHaveLength(30);
  });

  it('says of versions what may be read and written', () => {
    expect(readMark({ format: 1, reader: 1, from: '' })).toMatchObject({ newer: false, readable: true });
    expect(readMark({ format: 1, reader: 2 })).toMatchObject({ newer: true, readable: false });
    expect(readMark({ format: 2, reader: 1, from: 9 })).toMatchObject({
      newer: true,
      readable: true,
      from: '',
    });
    expect(readMark({ format: 2 })).toMatchObject({ newer: true, readable: false });
    for (const junk of [null, 1, {}, { format: 0 }, { format: '1' }, { format: 1, from: 'W47' }])
      expect(readMark(junk)).toBeNull();
  });
});
