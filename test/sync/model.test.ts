import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../lib/sync/canonical.ts';
import { placeOf } from '../../lib/sync/late.ts';
import { readItems } from '../../lib/sync/read.ts';
import { reconcile } from '../../lib/sync/reconcile.ts';
import { type Engine, TRANSPORTS } from './devices.ts';
import type { MemoryStore } from './memory-store.ts';
import { Model, run, script } from './model.ts';
import { naive } from './naive.ts';

const GOOD = { lost: [], shown: 1, rests: true };

describe.each(TRANSPORTS)('a model over a mailbox like %s', (transport) => {
  it('can fail: the same runs lose edits when the last writer wins and nothing is put back', async () => {
    const runs = fc.sample(script, { numRuns: 500, seed: 20261121 });
    let [lossy, parted] = [0, 0];
    for (const one of runs) {
      const { lost, shown } = await run(one, transport, naive);
      if (lost.length > 0) lossy += 1;
      if (shown > 1) parted += 1;
      expect(await run(one, transport)).toEqual(GOOD);
    }
    expect(lossy).toBeGreaterThan(150);
    expect(parted).toBeGreaterThan(50);
  });

  // Devices that took turns to put their own record in place of the other's, until a cut said what was known.
  const found = [
    { clocks: [0, 0, 0], steps: [0, 0, 393863104, 790300400] },
    { clocks: [0, 0], steps: [13, 1020493440, 1438407104, 0, 0, 0] },
    { clocks: [0, 0, 0], steps: [2080257872, 792515664, 420075264, 0, 1460437344, 0] },
    { clocks: [0, 0, 0], steps: [247087808, 4, 1610612709, 1503846688, 0, 0] },
    { clocks: [0, 1, 0], steps: [495433184, 665995408, 1754986192, 1547137141, 2109493776, 0, 0, 0, 0] },
    { clocks: [0, 0, 0, 0], steps: [837319712, 1878563696, 121422341, 0, 0, 0, 1773942240] },
  ];

  it('fault 23, 26: with a tiny budget devices agree on what is held, and come to rest', async () => {
    const budget = fc.integer({ min: 1_250, max: 2_500 });
    await fc.assert(
      fc.asyncProperty(script, budget, async (one, bytes) => {
        const limits = { bytes, items: 12, item: 400 };
        const engine: Engine = (store, mailbox, now) => reconcile(store, mailbox, now, limits);
        const model = new Model(one, transport, engine);
        const cuts = () => model.list.map(({ store }) => store.knows.from);
        for (const step of one.steps) {
          const before = cuts();
          await model.step(step);
          for (const [i, cut] of cuts().entries()) expect(cut >= (before[i] ?? '')).toBe(true);
        }
        expect(await model.rest()).toBe(true);
        const states = model.list.map(({ store }) => store.knows);
        if (states.some(({ trouble }) => trouble !== null)) return;
        expect(new Set(cuts()).size).toBe(1);
        expect(new Set(states.map(({ held }) => held.join())).size).toBe(1);
        const [from = ''] = cuts();
        expect(new Set(model.list.map(({ store }) => canonical(heldOf(store, from)))).size).toBe(1);
        const { records } = readItems(Object.fromEntries(model.cloud.items));
        expect(records.filter((record) => placeOf(record) < from)).toEqual([]);
        for (const { link } of model.list) expect(link.area.bytes()).toBeLessThanOrEqual(bytes);
      }),
      {
        numRuns: 700,
        examples: found.map((one): [typeof one, number] => [one, 1_250]),
      },
    );
  });
});

/** The records that the mailbox should hold, by name. */
function heldOf(store: MemoryStore, from: string) {
  return Object.fromEntries([...store.records].filter(([, record]) => placeOf(record) >= from));
}
