import { compileView } from '../../../../lib/core/rules/compile.ts';
import { judge } from '../../../../lib/core/verdict.ts';
import { NO_ACTS } from '../../../../lib/core/view.ts';
import { bucketed } from '../floors/rules.ts';
import { generatedFacts, generatedView, NOW } from '../issues.ts';

/** Judging, by the product and by the floor; each call compiles anew, as a page does that has read the view. */

const count = Number(new URLSearchParams(location.search).get('count') ?? 100_000);
const facts = generatedFacts(count);
const view = generatedView();
const FOCUS = 'goal-1';
const ONE = 20;

const lab = {
  ours: () => {
    const start = performance.now();
    const compiled = compileView(view, NO_ACTS, NOW);
    for (const one of facts) judge(one, compiled);
    return performance.now() - start;
  },
  floor: () => {
    const start = performance.now();
    const judged = bucketed(view, FOCUS);
    for (const one of facts) judged(one);
    return performance.now() - start;
  },
  /** The one issue of a page, where the view is ready: of several in turn, as one is below what the clock tells. */
  one: () => {
    const compiled = compileView(view, NO_ACTS, NOW);
    for (const fact of facts.slice(0, ONE)) judge(fact, compiled);
    const start = performance.now();
    for (const fact of facts.slice(ONE, 2 * ONE)) judge(fact, compiled);
    return (performance.now() - start) / ONE;
  },
  /** Keys on which the two say something else: a floor that does less is none. */
  differing: () => {
    const compiled = compileView(view, NO_ACTS, NOW);
    const judged = bucketed(view, FOCUS);
    return facts.flatMap((one) => {
      const [ours, floor] = [judge(one, compiled), judged(one)];
      const same =
        ours.state === floor.state &&
        ours.because.filter(({ by }) => by !== 'nothing').length >= Math.min(1, floor.held.length);
      return same ? [] : [`${one.key} ${ours.state} ${floor.state}`];
    });
  },
};

Object.assign(globalThis, { lab });
