import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rankedTogether } from '../../../lib/core/team/ranking.ts';

const GOALS = ['a', 'b', 'c', 'd'];
const order = (rankings: string[][]) =>
  rankedTogether(GOALS, rankings)
    .map(({ goal }) => goal)
    .join('');
const anyRanking = fc.shuffledSubarray(['a', 'b', 'c', 'd', 'gone']);

it.each([
  ['abcd', []],
  ['dcba', [['d', 'c', 'b', 'a']]],
  [
    'bacd',
    [
      ['a', 'b', 'c', 'd'],
      ['b', 'a', 'c', 'd'],
      ['b', 'c', 'a', 'd'],
    ],
  ],
  // The goals that two leave out share the places that are left.
  ['dabc', [['d'], ['d']]],
  [
    'cabd',
    [
      ['gone', 'c'],
      ['c', 'gone'],
    ],
  ],
])('%s is the order of %j', (expected, rankings) => {
  expect(order(rankings)).toBe(expected);
});

it('says how many put a goal first', () => {
  expect(rankedTogether(GOALS, [['b', 'a'], ['b'], ['a'], []])).toEqual([
    { goal: 'b', first: 2 },
    { goal: 'a', first: 1 },
    { goal: 'c', first: 0 },
    { goal: 'd', first: 0 },
  ]);
});

it('is the same whoever answers first, and never lets a goal fall that one more puts first', () => {
  fc.assert(
    fc.property(fc.array(anyRanking, { maxLength: 8 }), fc.constantFrom(...GOALS), (rankings, goal) => {
      expect(rankedTogether(GOALS, rankings.toReversed())).toEqual(rankedTogether(GOALS, rankings));
      const more = [...rankings, [goal, ...GOALS.filter((other) => other !== goal)]];
      expect(order(more).indexOf(goal)).toBeLessThanOrEqual(order(rankings).indexOf(goal));
    }),
  );
});
