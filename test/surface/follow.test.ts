import { expect, it, vi } from 'vitest';
import { ExpectedError } from '../../lib/platform/errors.ts';
import { follow } from '../../lib/surface/follow.ts';

const stored = vi.hoisted(() => ({ tell: () => undefined as unknown, isFollowed: false }));

vi.mock('../../lib/storage/read.ts', () => ({
  onStored: (callback: () => void) => {
    Object.assign(stored, { tell: callback, isFollowed: true });
    return () => Object.assign(stored, { isFollowed: false });
  },
}));
vi.mock('../../lib/platform/browser.ts', () => {
  const event = { addListener: () => undefined, removeListener: () => undefined };
  return { browser: { permissions: { onAdded: event, onRemoved: event } } };
});

/** A load that the test lets finish. */
function slow() {
  const finish: ((value: number) => void)[] = [];
  const load = vi.fn(() => new Promise<number>((resolve) => finish.push(resolve)));
  return {
    load,
    finish: async (i: number) => {
      finish[i]?.(i);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

it('loads one at a time, and once more for all that was stored meanwhile', async () => {
  const { load, finish } = slow();
  const changes: unknown[] = [];
  const stop = follow(load, ({ data }) => changes.push(data));
  stored.tell();
  stored.tell();
  expect(load).toHaveBeenCalledTimes(1);
  await finish(0);
  expect(load).toHaveBeenCalledTimes(2);
  await finish(1);
  expect(load).toHaveBeenCalledTimes(2);
  stored.tell();
  await finish(2);
  expect(changes).toEqual([0, 1, 2]);
  stop();
  expect(stored.isFollowed).toBe(false);
});

it('keeps the last data when reading fails, and says why', async () => {
  const load = vi
    .fn<() => Promise<number>>()
    .mockResolvedValueOnce(7)
    .mockRejectedValueOnce(new ExpectedError('storage-closed', 'Restart the browser.'));
  const seen: unknown[] = [];
  const stop = follow(load, (now) => seen.push(now));
  await vi.waitFor(() => expect(seen).toHaveLength(1));
  stored.tell();
  await vi.waitFor(() => expect(seen).toHaveLength(2));
  expect(seen).toEqual([
    { data: 7, error: null },
    { data: 7, error: 'Restart the browser.' },
  ]);
  stop();
});

it('tells nothing more once it has ended', async () => {
  const { load, finish } = slow();
  const onChange = vi.fn();
  follow(load, onChange)();
  await finish(0);
  expect(onChange).not.toHaveBeenCalled();
});
