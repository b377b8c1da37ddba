import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../lib/sync/canonical.ts';
import { placeOf } from '../../lib/sync/late.ts';
import { reconcile } from '../../lib/sync/reconcile.ts';
import type { MemoryStore } from './memory-store.ts';
import { type Engine, Model, run, script, type Transport } from './model.ts';
import { naive } from './naive.ts';

const TRANSPORTS: Transport[] = ['chromium', 'firefox'];

describe.each(TRANSPORTS)('a model over a mailbox like %s', (transport) => {
  it('can fail: the same runs lose edits when the last writer wins and nothing is put back', async () => {
    const runs = fc.sample(script, { numRuns: 1_000, seed: 20261121 });
    let [lossy, parted] = [0, 0];
    for (const one of runs) {
      const { lost, seen } = await run(one, transport, naive);
      if (lost.length > 0) lossy += 1;
      if (seen.size > 1) parted += 1;
      const ours = await run(one, transport);
      expect({ lost: ours.lost, shown: ours.seen.size }).toEqual({ lost: [], shown: 1 });
    }
    expect(lossy).toBeGreaterThan(300);
    expect(parted).toBeGreaterThan(100);
  });

  it('fault 23, 26: with a tiny budget devices agree on what is held, and come to rest', async () => {
    const budget = fc.integer({ min: 1_250, max: 2_500 });
    await fc.assert(
      fc.asyncProperty(script, budget, async (one, bytes) => {
        const limits = { bytes, items: 12, item: 400 };
        const engine: Engine = (store, mailbox, now) => reconcile(store, mailbox, now, limits);
        const model = new Model(one, transport, engine);
        const cuts = () => model.devices.map(({ store }) => store.knows.from);
        for (const step of one.steps) {
          const before = cuts();
          await model.step(step);
          for (const [i, cut] of cuts().entries()) expect(cut >= (before[i] ?? '')).toBe(true);
        }
        const { restless } = await model.rest();
        const states = model.devices.map(({ store }) => store.knows);
        expect(restless).toBe(false);
        if (states.some(({ trouble }) => trouble !== null)) return;
        expect(new Set(cuts()).size).toBe(1);
        expect(new Set(states.map(({ held }) => held.join())).size).toBe(1);
        const [from = ''] = cuts();
        expect(new Set(model.devices.map(({ store }) => canonical(heldOf(store, from)))).size).toBe(1);
        for (const { link } of model.devices) expect(link.area.bytes()).toBeLessThanOrEqual(bytes);
      }),
      { numRuns: Number(process.env.TINY ?? 1_000) },
    );
  });
});

/** The records that the mailbox should hold, by name. */
function heldOf(store: MemoryStore, from: string) {
  return Object.fromEntries([...store.records].filter(([, record]) => placeOf(record) >= from));
}
