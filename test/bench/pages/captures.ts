import { capturesAreHere } from '../../e2e/support/captures.ts';
import { CannotMeasure, type Job, type Scene } from '../job.ts';
import { openCast, stageOf } from './cast.ts';
import { quietVisit, tracedVisit } from './visit.ts';

/** The captured pages of real trackers. What they shift by themselves is taken off. */

const NAMES = ['captured issue', 'captured pull request', 'captured list', 'captured board'];

/** Those whose script time has a floor. */
const SCRIPTS = ['captured issue', 'captured list'];

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
    if (!capturesAreHere) throw new CannotMeasure('no ../shared/pages here');
    if (bench.quick) throw new CannotMeasure('it takes long: not with --quick');
    const cast = await openCast(bench, { floor: 'title-and-rows', peers: true, bare: true });
    const { captured } = cast.served;
    return stageOf(cast, async (subject, round) => {
      const figures: Record<string, number> = {};
      for (const { name, url } of captured) {
        // The floor of rows finds no cards.
        if (subject.name === 'floor' && !SCRIPTS.includes(name)) continue;
        const { cost } = await tracedVisit(subject, { url });
        const { shift } = await quietVisit(subject, { url }, false);
        const without = await cast.without({ url }, round);
        figures[`${name} script`] = cost.script;
        figures[`${name} longest`] = cost.longest;
        figures[`${name} shift`] = Math.max(0, shift - without.shift);
      }
      return figures;
    });
  },
};
