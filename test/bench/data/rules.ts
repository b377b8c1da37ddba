import { CannotMeasure, type Scene } from '../job.ts';
import { openLab } from './lab.ts';

const COUNT = 100_000;

/** Row 10: link rules over everything that was seen. */
export const rulesScene: Scene = {
  name: 'rules',
  jobs: [
    {
      ...{ id: 'all', row: 10, unit: 'ms', budget: { times: 1.5, of: 'floor' } },
      name: 'judge 100,000 issues by 30 rules, reasons and unread fields; against a bucketed floor',
    },
    { id: 'one', row: 10, name: 'judge the one issue of a page', unit: 'ms', budget: { atMost: 0.05 } },
  ],
  async open(bench) {
    const lab = await openLab(bench, ['rules']);
    const page = await lab.open(`rules`, { count: COUNT });
    const differing = await page.evaluate<string[]>('lab.differing()');
    if (differing.length > 0) {
      await lab.close();
      throw new CannotMeasure(`the floor judges ${differing.length} issues otherwise: ${differing[0]}`);
    }
    return {
      contenders: new Map([
        [
          'ours',
          async () => ({
            all: await page.evaluate<number>('lab.ours()'),
            one: await page.evaluate<number>('lab.one()'),
          }),
        ],
        ['floor', async () => ({ all: await page.evaluate<number>('lab.floor()') })],
      ]),
      close: () => lab.close(),
    };
  },
};
