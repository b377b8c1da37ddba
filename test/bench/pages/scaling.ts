import { type Bench, CannotMeasure, type Figures, type Job, type Scene } from '../job.ts';
import { spreadOf } from '../spread.ts';
import { exponentOf, plot } from './growth.ts';
import { keepIssues, withKeeper } from './keeper.ts';
import { ADDRESSES, benchFiles, type Sizes, servePages } from './served.ts';
import { ourSubject, type Subject } from './subject.ts';
import type { TraceEvent } from './trace.ts';
import { type Surface, tracedVisit } from './visit.ts';
import { isWake, stopBackground } from './way.ts';

/** How the cost of a page, and of waking the background, grows with everything that can become large. */

type Axis = {
  name: string;
  sizes: readonly number[];
  /** What a size is of: the page that is visited, what was imported, or issues seen before. */
  surface?: (size: number) => Surface;
  file?: (size: number) => Partial<Sizes>;
  isStored?: true;
  /** The exponents that are still within, of the visited page and of the background. */
  most: { page: number; wake: number };
};

const ISSUE: Surface = { url: ADDRESSES.issue };
const list = (count: number): Surface => ({
  url: ADDRESSES.list(count),
  rows: 'li[role=listitem]',
  settled: 'plumbline-strip[data-shown]',
});

/** What does not grow may seem to, by so much. */
const NOT = 0.1;

const AXES: readonly Axis[] = [
  { name: 'rows', sizes: [25, 100, 1000, 10_000], surface: list, most: { page: NOT, wake: 1 } },
  { name: 'goals', sizes: [1, 2, 3, 4, 5], file: (goals) => ({ goals }), most: { page: 1, wake: 1 } },
  { name: 'rules', sizes: [1, 10, 100, 300], file: (rules) => ({ rules }), most: { page: 1, wake: 1 } },
  {
    name: 'links',
    sizes: [0, 1000, 10_000, 100_000],
    file: (links) => ({ links }),
    most: { page: NOT, wake: NOT },
  },
  {
    name: 'stored issues',
    sizes: [1000, 10_000, 100_000, 500_000],
    isStored: true,
    most: { page: NOT, wake: NOT },
  },
  { name: 'weeks', sizes: [1, 10, 50, 200], file: (weeks) => ({ weeks }), most: { page: NOT, wake: NOT } },
];

const VISITS = 3;

const jobsOf = ({ name, most }: Axis): Job[] => [
  {
    id: `${name} page`,
    row: 4,
    name: `growth with ${name}, page until shown (exponent)`,
    unit: 'score',
    budget: { atMost: most.page },
  },
  {
    id: `${name} wake`,
    row: 9,
    name: `growth with ${name}, background woken (exponent)`,
    unit: 'score',
    budget: { atMost: most.wake },
  },
];

export const scalingScene: Scene = {
  name: 'scaling',
  jobs: AXES.flatMap(jobsOf),
  async open(bench) {
    if (bench.quick) throw new CannotMeasure('it takes minutes: not with --quick');
    // Medians of several visits by itself: one sweep is all.
    const plots: string[] = [];
    const figures = await sweep(bench, plots);
    return {
      contenders: new Map([['ours', async () => figures]]),
      appendix: ['```', plots.join('\n\n'), '```'].join('\n'),
      close: async () => undefined,
    };
  },
};

async function sweep(bench: Bench, plots: string[]): Promise<Figures> {
  const figures: Record<string, number> = {};
  for (const axis of AXES) {
    const costs = await costsOf(bench, axis).catch((error: Error) => error);
    if (costs instanceof Error) {
      // The other axes are as good without it.
      plots.push(`${axis.name}: not measured. ${costs.message.split('\n')[0]}`);
      continue;
    }
    for (const part of ['page', 'wake'] as const) {
      const points = costs.map(({ size, ...cost }) => ({ size, cost: cost[part] }));
      plots.push(plot(`${axis.name}, ${part === 'page' ? 'page until shown' : 'background woken'}`, points));
      figures[`${axis.name} ${part}`] = Math.max(0, exponentOf(points));
    }
  }
  return figures;
}

type Costs = { size: number; page: number; wake: number };

async function costsOf(bench: Bench, { name, sizes, surface, file, isStored }: Axis): Promise<Costs[]> {
  const costs: Costs[] = [];
  for (const size of sizes) {
    console.error(`  ${size.toLocaleString('en')} ${name} …`);
    const served = await servePages();
    const extension = bench.extension();
    if (isStored) await withKeeper(extension);
    const subject = await ourSubject(served.site, extension, benchFiles(file?.(size)));
    try {
      if (isStored) await keepIssues(subject, size);
      costs.push({ size, ...(await visits(subject, surface?.(size) ?? ISSUE)) });
    } finally {
      await subject.close();
      await served.close();
    }
  }
  return costs;
}

/** Each with the background asleep, as it mostly is. */
async function visits(subject: Subject, surface: Surface): Promise<Omit<Costs, 'size'>> {
  const all: Omit<Costs, 'size'>[] = [];
  for (let n = 0; n <= VISITS; n += 1) {
    await stopBackground(await subject.newPage());
    const { cost, events } = await tracedVisit(subject, surface);
    if (n > 0) all.push({ page: cost.untilShown, wake: wakeOf(events) });
  }
  const median = (of: (one: Omit<Costs, 'size'>) => number) => spreadOf(all.map(of)).median;
  return { page: median(({ page }) => page), wake: median(({ wake }) => wake) };
}

/** Milliseconds that the background's thread works, from its script on. */
function wakeOf(events: readonly TraceEvent[]): number {
  const begun = events.find(isWake);
  if (!begun) return 0;
  return events
    .filter(
      ({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && pid === begun.pid && tid === begun.tid,
    )
    .reduce((sum, { dur = 0, tdur = dur }) => sum + tdur / 1000, 0);
}
