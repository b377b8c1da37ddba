import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Budget, BY_HAND, type Job } from './job.ts';
import { impossible, spreadOf } from './spread.ts';
import { budgetWords, judgeJob } from './verdict.ts';

const job = (budget: Budget): Job => ({ id: 'x', row: 10, name: 'judge', unit: 'ms', budget });
const measured = (figures: Record<string, number>) =>
  new Map(Object.entries(figures).map(([who, value]) => [who, spreadOf([value])]));

describe('spreadOf', () => {
  it('finds the middle of odd and even numbers of values', () => {
    expect(spreadOf([9, 1, 5])).toEqual({ median: 5, least: 1, most: 9, count: 3 });
    expect(spreadOf([4, 1, 2, 10])).toMatchObject({ median: 3 });
    expect(spreadOf([7])).toEqual({ median: 7, least: 7, most: 7, count: 1 });
  });

  it('stands between the least and the most, with as many on either side', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 1 }), (values) => {
        const { median, least, most } = spreadOf(values);
        expect(median).toBeGreaterThanOrEqual(least);
        expect(median).toBeLessThanOrEqual(most);
        const below = values.filter((value) => value < median).length;
        expect(below).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });
});

describe('impossible', () => {
  it('lets times pass that differ as times do', () => {
    expect(impossible([10, 12, 90, 11], 'ms')).toBeNull();
    expect(impossible([1_000, 4_000, 1_100], 'ms')).toBeNull();
    expect(impossible([0, 0, 40_000], 'bytes')).toBeNull();
  });

  it.each([[[1, -3]], [[1, Number.NaN]], [[Number.POSITIVE_INFINITY]], [[10, 11, 5_000]]])(
    'tells of times that cannot be: %j',
    (values) => expect(impossible(values, 'ms')).not.toBeNull(),
  );
});

describe('judgeJob', () => {
  it('compares medians with the floor', () => {
    const within = judgeJob('rules', job({ times: 1.5, of: 'floor' }), measured({ ours: 15, floor: 10 }));
    expect(within).toMatchObject({ ratio: 1.5, verdict: 'within', reference: { name: 'floor' } });
    const over = judgeJob('rules', job({ times: 1.5, of: 'floor' }), measured({ ours: 15.1, floor: 10 }));
    expect(over.verdict).toBe('over');
  });

  it('says of what is written by hand whether the budget can be met at all', () => {
    const byHand = { ...job({ times: 2, of: 'floor' }), who: BY_HAND } satisfies Job;
    const can = judgeJob('issue', byHand, measured({ ours: 9, floor: 2, 'by hand': 4 }));
    expect(can).toMatchObject({ ours: { median: 4 }, ratio: 2, verdict: 'can be met', who: BY_HAND });
    const cannot = judgeJob('issue', byHand, measured({ ours: 3, floor: 2, 'by hand': 4.1 }));
    expect(cannot.verdict).toBe('cannot be met');
    expect(judgeJob('issue', byHand, measured({ ours: 3, floor: 2 })).verdict).toBe('not measured');
  });

  it('holds a figure against a budget that is one', () => {
    expect(judgeJob('rules', job({ atMost: 0.05 }), measured({ ours: 0.05 })).verdict).toBe('within');
    expect(judgeJob('rules', job({ atMost: 0.05 }), measured({ ours: 0.06 })).verdict).toBe('over');
  });

  it('finds a peer by part of its name, and takes the best of every peer', () => {
    const all = { ours: 9, floor: 1, 'peer Refined GitHub 26': 100, 'peer Toggl 1': 8 };
    const refined = judgeJob('issue', job({ times: 1 / 10, of: 'refined github' }), measured(all));
    expect(refined).toMatchObject({
      ratio: 0.09,
      verdict: 'within',
      reference: { name: 'peer Refined GitHub 26' },
    });
    const every = judgeJob('issue', job({ times: 1, of: 'every peer' }), measured(all));
    expect(every).toMatchObject({ verdict: 'over', reference: { name: 'peer Toggl 1' } });
  });

  it('takes no contender of the scene for a peer', () => {
    const row = judgeJob('issue', job({ times: 1, of: 'every peer' }), measured({ ours: 9, floor: 1 }));
    expect(row).toMatchObject({ verdict: 'not compared', why: 'not given: every peer', ratio: null });
  });

  it('is within where both are nothing, and over where only the floor is', () => {
    expect(judgeJob('a', job({ times: 1, of: 'floor' }), measured({ ours: 0, floor: 0 })).verdict).toBe(
      'within',
    );
    expect(judgeJob('a', job({ times: 1, of: 'floor' }), measured({ ours: 1, floor: 0 })).verdict).toBe(
      'over',
    );
  });
});

describe('budgetWords', () => {
  it.each([
    [{ times: 1.5, of: 'floor' }, 'ms', 'at most 1.5 x floor'],
    [{ times: 1 / 15, of: 'sift' }, 'ms', 'at most 1/15 of sift'],
    [{ atMost: 200 }, 'count', 'at most 200'],
    [{ atMost: 10_240 }, 'bytes', 'at most 10,240 bytes'],
  ] as const)('%j %s: %s', (budget, unit, words) => expect(budgetWords(budget, unit)).toBe(words));
});
