import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limited, SETS_A_MINUTE, takeTurn } from '../../lib/sync/rate.ts';
import { readItems } from '../../lib/sync/read.ts';
import { reconcile } from '../../lib/sync/reconcile.ts';
import { Area, CHROMIUM } from './area.ts';
import { MemoryStore } from './memory-store.ts';

const MINUTE = 60_000;

describe('the rate of writes', () => {
  it('is never more than 20 in any minute, and a refused one says when', () => {
    const waits = fc.array(fc.oneof(fc.constant(0), fc.nat(10_000)), {
      minLength: 30,
      maxLength: 120,
      size: 'max',
    });
    fc.assert(
      fc.property(waits, (steps) => {
        let now = 1_000_000;
        let kept: number[] = [];
        const given: number[] = [];
        for (const step of steps) {
          now += step;
          const { moments, wait } = takeTurn(kept, now);
          expect(moments.length).toBeLessThanOrEqual(SETS_A_MINUTE);
          kept = moments;
          if (wait === 0) given.push(now);
          else {
            expect(takeTurn(kept, now + wait - 1).wait).toBe(1);
            expect(takeTurn(kept, now + wait).wait).toBe(0);
          }
        }
        for (const one of given)
          expect(given.filter((at) => at > one - MINUTE && at <= one).length).toBeLessThanOrEqual(
            SETS_A_MINUTE,
          );
      }),
    );
  });

  it('is not held up by moments of a clock that was set back', () => {
    const future = Array.from({ length: SETS_A_MINUTE }, (_, n) => 9_000_000 + n);
    expect(takeTurn(future, 1_000_000)).toEqual({ moments: [1_000_000], wait: 0 });
  });

  it('fault 25: of 1,000 edits in a minute all are here at once, 20 writes are made, and an alarm brings the rest', async () => {
    const time = { now: Date.UTC(2026, 10, 21, 10) };
    const now = () => time.now;
    const store = new MemoryStore('dev-0', now);
    const area = new Area(CHROMIUM, now);
    let kept: number[] = [];
    const mailbox = limited(
      area,
      {
        read: async () => kept,
        keep: async (moments) => {
          kept = moments;
        },
      },
      now,
    );
    const pass = () => reconcile(store, mailbox, new Date(time.now).toISOString());
    for (let n = 0; n < 1_000; n++) {
      time.now += 60;
      store.edit('goals', 'speed', (row) => ({ title: 'Speed', rank: 1, state: 'later', ...row, weight: n }));
      expect(store.row('goals', 'speed')?.weight).toBe(n);
      await pass();
    }
    expect(area.sets).toBe(SETS_A_MINUTE);
    expect(store.knows.trouble).toMatch(/for now/);
    time.now += 15 * MINUTE;
    await pass();
    expect(area.sets).toBe(SETS_A_MINUTE + 1);
    expect(store.knows.trouble).toBeNull();
    const [goal] = readItems(await area.get()).records;
    expect(goal?.fields.weight?.[0]).toBe(999);
  });
});
