// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createQueue } from '../../lib/page/queue.ts';
import { frames, setUp, tearDown } from './support.ts';

beforeEach(setUp);
afterEach(tearDown);

const elements = (count: number) => Array.from({ length: count }, () => document.createElement('p'));

/** A queue in which each element takes so many milliseconds; the pieces of work are told apart. */
function aQueue(cost: number, signal = new AbortController().signal) {
  let clock = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
  const pieces: Element[][] = [];
  const after = vi.fn();
  const queue = createQueue(
    {
      before: () => pieces.push([]),
      settle: (element) => {
        clock += cost;
        pieces.at(-1)?.push(element);
      },
      after,
    },
    signal,
  );
  return { queue, pieces, after };
}

it('works in pieces of a few milliseconds, and lets the page answer in between', async () => {
  const { queue, pieces, after } = aQueue(1);
  const all = elements(20);
  for (const element of all) queue.add(element, true);
  await frames(8);
  expect(pieces.map(({ length }) => length)).toEqual([5, 5, 5, 5, 0]);
  expect(pieces.flat()).toEqual(all);
  expect(after.mock.calls).toEqual([[false], [false], [false], [false], [true]]);
});

it('takes what is near first, also what comes to be while the rest is done', async () => {
  const { queue, pieces } = aQueue(1);
  const [far, near] = [elements(20), elements(3)];
  for (const element of far) queue.add(element, false);
  for (const element of near) queue.add(element, true);
  await frames(2);
  expect(pieces.flat().slice(0, 3)).toEqual(near);
  const [late] = elements(1);
  if (late) queue.add(late, true);
  await frames(10);
  expect(pieces.flat().indexOf(late ?? document.body)).toBeLessThan(20);
  expect(pieces.flat()).toHaveLength(24);
});

it('does each thing once, however often it was asked for', async () => {
  const { queue, pieces } = aQueue(1);
  const [one] = elements(1);
  for (let n = 0; n < 5 && one; n += 1) queue.add(one, n % 2 === 0);
  await frames(4);
  expect(pieces.flat()).toEqual([one]);
});

it('ends with its signal, in the midst of the work', async () => {
  const life = new AbortController();
  const { queue, pieces } = aQueue(8, life.signal);
  for (const element of elements(5)) queue.add(element, true);
  await frames(1);
  life.abort();
  await frames(8);
  expect(pieces.flat().length).toBeLessThan(5);
});
