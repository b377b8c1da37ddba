import { describe, expect, it } from 'vitest';
import { CannotMeasure, type Figures, type Scene, type Stage } from './job.ts';
import { runScene, unopened } from './rounds.ts';

const scene = {
  name: 'issue',
  jobs: [
    { id: 'script', row: 2, name: 'script time', unit: 'ms', budget: { times: 2, of: 'floor' } },
    { id: 'shift', row: 6, name: 'layout shift', unit: 'score', budget: { atMost: 0 } },
  ],
  open: () => Promise.reject(new Error('not opened here')),
} satisfies Scene;

/** A stage on which each contender gives its figures in turn. */
function stage(figures: Record<string, (round: number) => Figures | Promise<Figures>>): Stage {
  return {
    contenders: new Map(
      Object.entries(figures).map(([who, give]) => [who, async (round: number) => give(round)]),
    ),
    close: () => Promise.resolve(),
  };
}

describe('runScene', () => {
  it('calls the contenders in alternation and throws the first round away', async () => {
    const calls: string[] = [];
    const give = (who: string, cold: number, warm: number) => (round: number) => {
      calls.push(who + round);
      return { script: round === 0 ? cold : warm + round, shift: 0 };
    };
    const rows = await runScene(scene, stage({ ours: give('A', 900, 10), floor: give('B', 900, 7) }), 3);
    expect(calls).toEqual(['A0', 'B0', 'A1', 'B1', 'A2', 'B2', 'A3', 'B3']);
    expect(rows[0]).toMatchObject({
      ours: { median: 12, least: 11, most: 13, count: 3 },
      reference: { median: 9, name: 'floor' },
      verdict: 'within',
    });
    expect(rows[1]).toMatchObject({ ours: { median: 0 }, reference: null, verdict: 'within' });
  });

  it('marks what cannot be measured, with the reason and without a figure', async () => {
    const never = () => {
      throw new CannotMeasure('the page never settles\nat some line');
    };
    const [row] = await runScene(scene, stage({ ours: never, floor: () => ({ script: 1 }) }), 2);
    expect(row).toMatchObject({
      verdict: 'not measured',
      why: 'the page never settles',
      ours: null,
      ratio: null,
    });
  });

  it('goes on without a contender that failed', async () => {
    const fails = () => Promise.reject(new Error('gone'));
    const rows = await runScene(
      scene,
      stage({ ours: () => ({ script: 3, shift: 0 }), floor: () => ({ script: 2 }), 'peer X 1': fails }),
      2,
    );
    expect(rows.map(({ verdict }) => verdict)).toEqual(['within', 'within']);
  });

  it('has no verdict without the floor that a budget asks for', async () => {
    const fails = () => Promise.reject(new Error('no floor today'));
    const [row] = await runScene(scene, stage({ ours: () => ({ script: 3, shift: 0 }), floor: fails }), 2);
    expect(row).toMatchObject({ verdict: 'not measured', why: 'floor: no floor today', ratio: null });
  });

  it('gives up what does not settle in time', async () => {
    const settles = new Promise<Figures>(() => undefined);
    const [row] = await runScene(scene, stage({ ours: () => settles }), 2, { limitMs: 1 });
    expect(row).toMatchObject({ verdict: 'not measured', why: 'it did not settle within 0.001 s' });
  });

  it('marks a run in which the lid was closed: the clocks came apart', async () => {
    let slept = 0;
    const clocks = { wall: () => slept, running: () => 0 };
    const ours = (round: number) => {
      if (round === 2) slept += 3_600_000;
      return { script: 10, shift: 0 };
    };
    const rows = await runScene(scene, stage({ ours, floor: () => ({ script: 9 }) }), 3, { clocks });
    for (const row of rows)
      expect(row).toMatchObject({
        verdict: 'not measured',
        ours: null,
        why: 'the machine slept or its clock was set (3600 s)',
      });
  });

  it('marks a row in which one time is far beyond all others', async () => {
    const ours = (round: number) => ({ script: round === 2 ? 90_000 : 10, shift: 0 });
    const [row] = await runScene(scene, stage({ ours, floor: () => ({ script: 9 }) }), 5);
    expect(row?.verdict).toBe('not measured');
    expect(row?.why).toContain('90000 ms');
  });

  it('marks a scene that could not be opened', () => {
    const rows = unopened(scene, 'no Chromium');
    expect(rows.map(({ verdict, why }) => [verdict, why])).toEqual([
      ['not measured', 'no Chromium'],
      ['not measured', 'no Chromium'],
    ]);
  });
});
