import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { CannotMeasure, type Figures, type Scene, withByHand } from '../job.ts';
import { EVERY_PEER } from '../verdict.ts';
import { openCast, stageOf } from './cast.ts';
import { ADDRESSES } from './served.ts';
import type { Subject } from './subject.ts';
import { quietVisit, type Surface, tracedVisit } from './visit.ts';

/** One visit of one issue's page. */

const ISSUE: Surface = { url: ADDRESSES.issue };

const SCRIPT = 'issue page, script time, facts read and judged';

export const issueScene: Scene = {
  name: 'issue',
  jobs: [
    {
      id: 'bytes',
      row: 1,
      name: 'issue page, script bytes before a click, gzip',
      unit: 'kB',
      budget: { atMost: 10 },
    },
    ...withByHand({ id: 'script', row: 2, name: SCRIPT, unit: 'ms', budget: { times: 2, of: 'floor' } }),
    { id: 'script', row: 2, name: SCRIPT, unit: 'ms', budget: { times: 0.1, of: 'refined' } },
    { id: 'script', row: 2, name: SCRIPT, unit: 'ms', budget: { times: 1, of: EVERY_PEER } },
    {
      id: 'forced',
      row: 2,
      name: 'issue page, layout forced within that',
      unit: 'ms',
      budget: { atMost: 0 },
    },
    {
      id: 'late',
      row: 3,
      name: 'issue page, badge painted after the title',
      unit: 'ms',
      budget: { atMost: 0 },
    },
    { id: 'shift', row: 6, name: 'issue page, layout shift', unit: 'score', budget: { atMost: 0 } },
    { id: 'heap', row: 7, name: 'issue page, heap', unit: 'kB', budget: { times: 1.3, of: 'floor' } },
    { id: 'longest', row: 8, name: 'issue page, longest task of ours', unit: 'ms', budget: { atMost: 16 } },
  ],
  async open(bench) {
    const cast = await openCast(bench, { floor: 'title-and-rows', byHand: true, peers: true, bare: true });
    return stageOf(cast, async (subject, round) => {
      const { cost } = await tracedVisit(subject, ISSUE);
      const { shown, shift, heap } = await quietVisit(subject, ISSUE);
      const without = await cast.without(ISSUE, round);
      if (subject.isMarking && !shown) throw new CannotMeasure(`${subject.name}: no title was seen`);
      const { script, forced, longest, files } = cost;
      return {
        bytes: bytesOf(subject, files),
        script,
        forced,
        ...(subject.isMarking && shown && { late: Math.max(0, shown.mark - shown.title) }),
        shift,
        heap: Math.max(0, heap - without.heap),
        longest,
      } satisfies Figures;
    });
  },
};

/** Kilobytes, compressed as a store would. */
export function bytesOf({ folder }: Subject, files: readonly string[]): number {
  const sizes = files.map((url) => {
    const path = decodeURIComponent(new URL(url).pathname);
    return gzipSync(readFileSync(join(folder ?? '', path)), { level: 9 }).length;
  });
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}
