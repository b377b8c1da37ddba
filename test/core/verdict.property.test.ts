import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../lib/core/decide.ts';
import { compileView } from '../../lib/core/rules/compile.ts';
import { readyView } from '../../lib/core/rules/ready.ts';
import { judge } from '../../lib/core/verdict.ts';
import { anyActs, anyView, NOW, readings } from './arbitrary.ts';
import { plainJudge } from './plain-judge.ts';

const RUNS = { numRuns: 10_000 };

describe('judge, for any issue, view and acts', () => {
  it('says what the plain judge says', () => {
    fc.assert(
      fc.property(readings, anyView, anyActs, ({ less, more }, view, acts) => {
        const compiled = compileView(view, acts, NOW);
        for (const facts of [less, more])
          expect(judge(facts, compiled)).toEqual(plainJudge(facts, view, acts, NOW));
      }),
      RUNS,
    );
  });

  it('is what a page decides, with the reasons left out', () => {
    fc.assert(
      fc.property(readings, anyView, anyActs, ({ less, more }, view, acts) => {
        const compiled = compileView(view, acts, NOW);
        const ready = readyView(view, acts, NOW);
        for (const facts of [less, more]) {
          const { goals, confidence, because, ...whole } = judge(facts, compiled);
          const { because: acts, ...decided } = decide(facts, ready);
          if (whole.state === 'out-of-scope') continue;
          expect(decided).toEqual(whole);
          for (const act of acts) expect(act).toMatchObject(because[0] ?? {});
        }
      }),
      RUNS,
    );
  });

  it('says the same of an issue after having judged others', () => {
    fc.assert(
      fc.property(
        fc.array(readings, { minLength: 2, maxLength: 6 }),
        anyView,
        anyActs,
        (issues, view, acts) => {
          const compiled = compileView(view, acts, NOW);
          for (const { less } of issues)
            expect(judge(less, compiled)).toEqual(judge(less, compileView(view, acts, NOW)));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never turns a certain state and goal into another when more is read', () => {
    fc.assert(
      fc.property(readings, anyView, anyActs, ({ less, more, whole }, view, acts) => {
        const compiled = compileView(view, acts, NOW);
        const before = judge(less, compiled);
        if (before.confidence === 'partial') return;
        for (const after of [judge(more, compiled), judge(whole, compiled)])
          expect([after.state, after.goal?.id]).toEqual([before.state, before.goal?.id]);
      }),
      RUNS,
    );
  });

  it('is certain of everything that is read whole, but for other issues of which little is known', () => {
    fc.assert(
      fc.property(readings, anyView, anyActs, ({ whole }, view, acts) => {
        const alone = { ...whole, parent: null, closes: [], blocks: [], projects: [] };
        const { state, confidence } = judge({ ...alone, pulls: [] }, compileView(view, acts, NOW));
        expect([state === 'unknown', confidence]).toEqual([false, 'certain']);
      }),
      RUNS,
    );
  });
});
