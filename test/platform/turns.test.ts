import { expect, it, vi } from 'vitest';
import { eachInTurns } from '../../lib/platform/turns.ts';

it('goes through all in order, and lets others have their turn where it takes long', async () => {
  let time = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => time);
  const done: number[] = [];
  const turns = vi.spyOn(globalThis, 'setTimeout');
  const list = Array.from({ length: 300 }, (_, i) => i);
  await eachInTurns(list, (one) => {
    time += 0.5;
    done.push(one);
  });
  clock.mockRestore();
  expect(done).toEqual(list);
  expect(turns.mock.calls.length).toBeGreaterThan(5);
  turns.mockRestore();
});

it('takes no turn for a short list', async () => {
  const timers = vi.spyOn(globalThis, 'setTimeout');
  await eachInTurns([1, 2, 3], () => undefined);
  expect(timers).not.toHaveBeenCalled();
});
