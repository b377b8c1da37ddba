import type { Page } from '@playwright/test';
import type { Figures, Job, Measure, Scene } from '../job.ts';
import { openLab } from './lab.ts';

const job = (id: string, name: string, times: number, of: string): Job => ({
  ...{ id, row: 13, name, unit: 'ms', budget: { times, of } },
});

/** Row 13: issues seen, as they are kept. The floor keeps a row each: with Dexie, and with bare IndexedDB for reading. */
export const sightingsScene: Scene = {
  name: 'import',
  jobs: [
    job('write', 'write 100,000 issues (20,000 when quick); against Dexie bulkPut', 1 / 20, 'floor'),
    job('read', 'read 100,000 issues (20,000 when quick); against a bare getAll', 0.4, 'floor'),
    job('change', 'change one of 100,000 issues (20,000 when quick); against a Dexie put', 4, 'floor'),
  ],
  async open(bench) {
    const lab = await openLab(bench, ['sightings']);
    const page = await lab.open('sightings', { count: bench.quick ? 20_000 : 100_000 });
    return {
      contenders: new Map([
        ['ours', measureBy(page, 'ours')],
        ['floor', measureBy(page, 'floor')],
      ]),
      close: () => lab.close(),
    };
  },
};

function measureBy(page: Page, who: 'ours' | 'floor'): Measure {
  return async (): Promise<Figures> => {
    await page.evaluate(`lab.${who}.clear()`);
    const write = await page.evaluate<number>(`lab.${who}.write()`);
    const read = await page.evaluate<number>(`lab.${who}.read()`);
    return { write, read, change: await page.evaluate<number>(`lab.${who}.change()`) };
  };
}
