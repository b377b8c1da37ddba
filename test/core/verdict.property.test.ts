import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../lib/core/decide.ts';
import { pageView } from '../../lib/core/page-view.ts';
import { compileView } from '../../lib/core/rules/compile.ts';
import { holds } from '../../lib/core/rules/holds.ts';
import { judge } from '../../lib/core/verdict.ts';
import type { PageView } from '../../lib/core/view.ts';
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
        // As the page gets it: through storage.
        const published: PageView = JSON.parse(JSON.stringify(pageView(view)));
        for (const facts of [less, more]) {
          const { goals, confidence, because, goal, ...whole } = judge(facts, compiled);
          expect(holds(published.scope, { key: facts.key })).toBe(whole.state !== 'out-of-scope');
          if (whole.state === 'out-of-scope') continue;
          const { because: said, goal: shown, ...decided } = decide(facts, published, acts, NOW.today);
          // What it says no to, and what it has not, it need not leave out.
          expect(Object.fromEntries(Object.entries(decided).filter(([, value]) => value))).toEqual(whole);
          expect(shown && [shown.id, shown.title, shown.rank]).toEqual(
            goal && [goal.id, goal.title, goal.rank],
          );
          for (const act of said) expect(act).toMatchObject(because[0] ?? {});
        }
      }),
      RUNS,
    );
  });

  it('is the same without notes, but for the note', () => {
    fc.assert(
      fc.property(readings, anyView, anyActs, ({ less }, view, { notes, ...acts }) => {
        const { note, ...told } = judge(less, compileView(view, { ...acts, ...(notes && { notes }) }, NOW));
        expect(told).toEqual(judge(less, compileView(view, acts, NOW)));
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
