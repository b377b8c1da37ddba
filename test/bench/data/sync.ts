import { CannotMeasure, type Scene } from '../job.ts';
import { openLab } from './lab.ts';

const RECORDS = 10_000;
/** A mailbox is full that has room for no further week; less than this is something else. */
const FULL = 60_000;

type Pass = { ms: number; writes: number };

/** Row 14: a pass of sync. */
export const syncScene: Scene = {
  name: 'sync',
  jobs: [
    {
      ...{ id: 'rest', row: 14, unit: 'ms', budget: { atMost: 50 } },
      name: 'reconcile 10,000 records with a full mailbox, nothing changed',
    },
    {
      ...{ id: 'writes', row: 14, unit: 'count', budget: { atMost: 0 } },
      name: 'writes to the mailbox when nothing changed',
    },
    {
      ...{ id: 'sent', row: 14, unit: 'ms', budget: { atMost: 50 } },
      name: 'reconcile 10,000 records with a full mailbox, one answer to send',
    },
  ],
  async open(bench) {
    const lab = await openLab(bench, ['sync']);
    const page = await lab.open('sync');
    const bytes = await page.evaluate<number>(`lab.fill(${RECORDS})`);
    if (bytes < FULL) {
      await lab.close();
      throw new CannotMeasure(`the mailbox holds ${bytes} bytes and is not full`);
    }
    return {
      contenders: new Map([
        [
          'ours',
          async () => {
            const sent = await page.evaluate<Pass>('lab.sent()');
            const rest = await page.evaluate<Pass>('lab.pass()');
            return { sent: sent.ms, rest: rest.ms, writes: rest.writes };
          },
        ],
      ]),
      close: () => lab.close(),
    };
  },
};
