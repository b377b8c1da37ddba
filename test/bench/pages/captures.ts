import type { Job, Scene } from '../job.ts';
import { openCast, stageOf } from './cast.ts';
import { quietVisit, tracedVisit } from './visit.ts';

/** The captured pages of real trackers. What they shift by themselves is taken off. */

const NAMES = ['captured issue', 'captured pull request', 'captured list', 'captured board'];

const jobsOf = (name: string): Job[] => [
  { id: `${name} shift`, row: 6, name: `${name}, layout shift`, unit: 'score', budget: { atMost: 0 } },
  {
    id: `${name} longest`,
    row: 8,
    name: `${name}, longest task of ours`,
    unit: 'ms',
    budget: { atMost: 16 },
  },
];

const script = (name: string, row: number, budget: number): Job => ({
  id: `${name} script`,
  row,
  name: `${name}, all script`,
  unit: 'ms',
  budget: { times: budget, of: 'floor' },
});

export const captureScene: Scene = {
  name: 'captures',
  jobs: [script('captured issue', 2, 2), script('captured list', 4, 2), ...NAMES.flatMap(jobsOf)],
  async open(bench) {
    const cast = await openCast(bench, { floor: 'title-and-rows', peers: true, bare: true });
    const { bare, served } = cast;
    return stageOf(cast, async (subject) => {
      const figures: Record<string, number> = {};
      for (const { name, url } of served.captured) {
        const { cost } = await tracedVisit(subject, { url });
        const [it, without] = [
          await quietVisit(subject, { url }, false),
          bare && (await quietVisit(bare, { url }, false)),
        ];
        figures[`${name} script`] = cost.script;
        figures[`${name} longest`] = cost.longest;
        figures[`${name} shift`] = Math.max(0, it.shift - (without?.shift ?? 0));
      }
      return figures;
    });
  },
};
