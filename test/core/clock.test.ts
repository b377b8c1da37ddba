import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DIGITS,
  deviceOf,
  isStamp,
  NO_STAMP,
  newDevice,
  nextStamp,
  type Stamp,
  timeOf,
} from '../../lib/core/clock.ts';
import { DEVICES, NOON, wildStamp } from './stamps.ts';

const [A, B] = DEVICES;
const YEAR = 365 * 86_400_000;
/** The last moment that a stamp can name. */
const END = 63 * 64 ** 7 - 1;

const anyMs = fc.oneof(
  fc.integer({ min: 0, max: 2 * NOON }),
  fc.constantFrom(
    0,
    -1,
    -YEAR,
    NOON + 0.7,
    END,
    END + 1,
    64 ** 8,
    8.64e15,
    Number.MAX_VALUE,
    Infinity,
    Number.NaN,
  ),
);
const anyDevice = fc
  .array(fc.constantFrom(...DIGITS), { minLength: 5, maxLength: 5 })
  .map((digits) => digits.join(''));

describe('stamps', () => {
  it('sort as time does, and say their time and their device', () => {
    fc.assert(
      fc.property(fc.nat(2 * NOON), fc.nat(2 * NOON), anyDevice, (a, b, device) => {
        const [first, second] = [a, b].map((ms) => nextStamp(NO_STAMP, ms + 1, device));
        expect([timeOf(first ?? ''), deviceOf(first ?? '')]).toEqual([a + 1, device]);
        expect((first ?? '') < (second ?? '')).toBe(a < b);
      }),
    );
    expect(nextStamp(NO_STAMP, NOON, A)).toBe('-P6xyZN----aaaaa');
  });

  it('are larger than all that was seen, whatever the clock says', () => {
    fc.assert(
      fc.property(wildStamp, anyMs, anyDevice, (floor, ms, device) => {
        const stamp = nextStamp(floor, ms, device);
        expect(stamp > floor).toBe(true);
        expect(isStamp(stamp) || timeOf(floor) >= END).toBe(true);
        expect(deviceOf(stamp)).toBe(device);
        if (ms > timeOf(floor) && ms <= END) expect(timeOf(stamp)).toBe(Math.floor(ms));
      }),
      { numRuns: 1000 },
    );
  });

  it('rise through a clock that is set forward by a year, back by a year, and back by 5 hours (fault 33)', () => {
    let last: Stamp = NO_STAMP;
    for (const ms of [0, YEAR, 1, -YEAR, 2, -5 * 3_600_000, 3, YEAR]) {
      const stamp = nextStamp(last, NOON + ms, A);
      expect(stamp > last).toBe(true);
      last = stamp;
    }
  });

  it('are told apart within one millisecond, and go on into the next one', () => {
    let last = nextStamp(NO_STAMP, NOON, A);
    const seen = new Set([last]);
    for (let i = 0; i < 64 ** 3; i++) {
      const stamp = nextStamp(last, NOON, A);
      if (stamp <= last) throw new Error(`${stamp} after ${last}`);
      seen.add(stamp);
      last = stamp;
    }
    expect(seen.size).toBe(64 ** 3 + 1);
    expect(timeOf(last)).toBe(NOON + 1);
  });

  it('of two devices at one moment differ', () => {
    expect(nextStamp(NO_STAMP, NOON, A)).not.toBe(nextStamp(NO_STAMP, NOON, B));
  });

  it('have one form, and each has a next one', () => {
    expect(DIGITS).toBe([...DIGITS].sort().join(''));
    for (const text of ['-P6xyZN----aaaaa', NO_STAMP, `yzzzzzzz${'z'.repeat(8)}`])
      expect(isStamp(text)).toBe(true);
    for (const value of [
      '',
      '-P6xyZN----aaaa',
      '-P6xyZN----aaaaaa',
      '-P6xyZN----aaaa ',
      '-P6xyZN----aaaa\n',
      'z'.repeat(16),
      7,
      null,
      ['-P6xyZN----aaaaa'],
    ])
      expect(isStamp(value)).toBe(false);
  });
});

describe('devices', () => {
  it('have five digits each', () => {
    expect(newDevice(() => 0)).toBe('-----');
    expect(newDevice(() => 1 - Number.EPSILON)).toBe('zzzzz');
    expect(new Set(Array.from({ length: 50 }, () => newDevice(Math.random))).size).toBe(50);
  });
});
