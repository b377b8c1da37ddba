import { CannotMeasure, type Job, type Scene, withByHand } from '../job.ts';
import { EVERY_PEER } from '../verdict.ts';
import { openCast, stageOf } from './cast.ts';
import { bytesOf } from './issue.ts';
import { ADDRESSES } from './served.ts';
import { quietVisit, type Surface, tracedVisit } from './visit.ts';

/** Lists, drawn whole or virtualised, and a board. */

type Rows = {
  name: string;
  words: string;
  surface: Surface;
  floor?: 'title-and-rows' | 'board';
  own: readonly Job[];
  /** Rows beyond the first 25: heap is measured for each of them. */
  more?: number;
  isLong?: true;
};

const ROWS = 'li[role=listitem]';
const CARDS = '[data-board-card-id]';
/** Our strip, once it counts every row. */
const COUNTED = 'plumbline-strip[data-shown]';

function scriptJobs(row: number, words: string, times: number): Job[] {
  const shown: Job = {
    ...{ id: 'shown', row, unit: 'ms', budget: { times, of: 'floor' } },
    name: `${words}, script until every visible one is judged and marked`,
  };
  const counted: Job = { ...shown, id: 'script', name: `${words}, all script, the strip counted` };
  return [...withByHand(shown), ...withByHand(counted), { ...counted, budget: { times: 1, of: EVERY_PEER } }];
}

function rowScene({ name, words, surface, floor, own, more, isLong }: Rows): Scene {
  return {
    name,
    jobs: [
      ...own,
      { id: 'shift', row: 6, name: `${words}, layout shift`, unit: 'score', budget: { atMost: 0 } },
      ...(more ? [heapJob] : []),
      { id: 'longest', row: 8, name: `${words}, longest task of ours`, unit: 'ms', budget: { atMost: 16 } },
    ],
    async open(bench) {
      if (isLong && bench.quick) throw new CannotMeasure('it takes long: not with --quick');
      const cast = await openCast(bench, {
        ...(floor && { floor, byHand: true }),
        peers: true,
        bare: more !== undefined,
      });
      return stageOf(cast, async (subject, round) => {
        const isOurs = subject.name === 'ours';
        const { cost } = await tracedVisit(subject, surface);
        const traced = {
          bytes: bytesOf(subject, cost.files),
          script: cost.script,
          shown: subject.name === 'floor' ? cost.script : cost.untilShown,
          forced: cost.forced,
          longest: cost.longest,
        };
        // What others shift and hold is compared with nothing, and the first round is thrown away.
        if (!isOurs || round === 0) return traced;
        const { shift, heap } = await quietVisit(subject, surface, false);
        const figures = { ...traced, shift };
        if (!more) return figures;
        const few = { ...surface, url: ADDRESSES.list(25) };
        const { heap: ofFew } = await quietVisit(subject, few, false);
        const [without, withoutFew] = [await cast.without(surface, round), await cast.without(few, round)];
        const perRow = (heap - without.heap - (ofFew - withoutFew.heap)) / more;
        return { ...figures, heap: Math.max(0, perRow) };
      });
    },
  };
}

const heapJob: Job = {
  id: 'heap',
  row: 7,
  name: 'list, heap for each row',
  unit: 'kB',
  budget: { atMost: 0.5 },
};

const slices = (words: string): Job => ({
  id: 'longest',
  row: 4,
  name: `${words}, longest slice of work`,
  unit: 'ms',
  budget: { atMost: 8 },
});

export const listScenes: readonly Scene[] = [
  rowScene({
    name: 'list-25',
    words: 'list of 25',
    surface: { url: ADDRESSES.list(25), rows: ROWS, settled: COUNTED },
    floor: 'title-and-rows',
    own: [
      {
        id: 'bytes',
        row: 1,
        name: 'list, script bytes before a click, gzip',
        unit: 'kB',
        budget: { atMost: 10 },
      },
      ...scriptJobs(4, 'list of 25', 2),
      {
        id: 'forced',
        row: 4,
        name: 'list of 25, layout forced within that',
        unit: 'ms',
        budget: { atMost: 0 },
      },
    ],
  }),
  rowScene({
    name: 'list-1000',
    words: 'list of 1,000',
    surface: { url: ADDRESSES.list(1000), rows: ROWS, settled: COUNTED },
    floor: 'title-and-rows',
    own: [...scriptJobs(4, 'list of 1,000', 1), slices('list of 1,000')],
    more: 975,
  }),
  rowScene({
    name: 'list-10000',
    words: 'list of 10,000',
    surface: { url: ADDRESSES.list(10_000), rows: ROWS, settled: COUNTED },
    own: [],
    isLong: true,
  }),
  rowScene({
    name: 'virtual-10000',
    words: 'virtualised list of 10,000',
    surface: { url: ADDRESSES.virtual(10_000), rows: ROWS, settled: COUNTED },
    floor: 'title-and-rows',
    own: scriptJobs(4, 'virtualised list of 10,000', 2),
    isLong: true,
  }),
  rowScene({
    name: 'board',
    words: 'board of 60 cards',
    surface: { url: ADDRESSES.board, rows: CARDS, settled: COUNTED },
    floor: 'board',
    own: [
      {
        id: 'bytes',
        row: 1,
        name: 'board, script bytes before a click, gzip',
        unit: 'kB',
        budget: { atMost: 10 },
      },
      ...scriptJobs(5, 'board of 60 cards', 2),
      {
        id: 'script',
        row: 5,
        name: 'board of 60 cards, all script, the strip counted',
        unit: 'ms',
        budget: { times: 1 / 30, of: 'overlay' },
      },
    ],
  }),
];
