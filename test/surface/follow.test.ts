// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { ExpectedError } from '../../lib/platform/errors.ts';
import { type Changed, follow } from '../../lib/surface/follow.ts';

const stored = vi.hoisted(() => ({ tell: (_: ReadonlySet<string>): unknown => _, isFollowed: false }));

vi.mock('../../lib/storage/read.ts', () => ({
  onStored: (callback: (tables: ReadonlySet<string>) => void) => {
    Object.assign(stored, { tell: callback, isFollowed: true });
    return () => Object.assign(stored, { isFollowed: false });
  },
}));
const opening = vi.hoisted(() => ({ isOpen: true, ...Promise.withResolvers<void>() }));
vi.mock('../../lib/storage/db.ts', () => ({
  isOpen: () => opening.isOpen,
  openInTheEnd: () => opening.promise,
}));
const local = vi.hoisted(() => new Set<(changes: object) => void>());
vi.mock('../../lib/platform/browser.ts', () => {
  const event = { addListener: () => undefined, removeListener: () => undefined };
  const onLocal = {
    addListener: (one: (changes: object) => void) => local.add(one),
    removeListener: (one: (changes: object) => void) => local.delete(one),
  };
  return {
    browser: {
      permissions: { onAdded: event, onRemoved: event },
      storage: { managed: { onChanged: event }, local: { onChanged: onLocal } },
    },
  };
});

/** A load that the test lets finish. */
function slow() {
  const finish: ((value: number) => void)[] = [];
  const load = vi.fn((_: Changed) => new Promise<number>((resolve) => finish.push(resolve)));
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
  stored.tell(new Set(['links', 'edits']));
  stored.tell(new Set(['sightings']));
  expect(load.mock.calls).toEqual([['all']]);
  await finish(0);
  expect(load.mock.calls).toEqual([['all'], [new Set(['links', 'edits', 'sightings'])]]);
  await finish(1);
  expect(load).toHaveBeenCalledTimes(2);
  stored.tell(new Set(['goals']));
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
  stored.tell(new Set(['goals']));
  await vi.waitFor(() => expect(seen).toHaveLength(2));
  expect(seen).toEqual([
    { data: 7, error: null },
    { data: 7, error: 'Restart the browser.' },
  ]);
  stop();
});

it('loads again when the page is looked at again', async () => {
  const { load, finish } = slow();
  const stop = follow(load, () => undefined);
  await finish(0);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(load.mock.calls).toEqual([['all'], [new Set()]]);
  stop();
  await finish(1);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(load).toHaveBeenCalledTimes(2);
});

it('tells nothing more once it has ended', async () => {
  const { load, finish } = slow();
  const onChange = vi.fn();
  follow(load, onChange)();
  await finish(0);
  expect(onChange).not.toHaveBeenCalled();
});

it('fault 16: loads again once a database that did not open does', async () => {
  opening.isOpen = false;
  const { load, finish } = slow();
  const changes: unknown[] = [];
  const stop = follow(load, ({ data }) => changes.push(data));
  await finish(0);
  stored.tell(new Set(['goals']));
  await finish(1);
  expect(load).toHaveBeenCalledTimes(2);
  opening.isOpen = true;
  opening.resolve();
  await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(3));
  await finish(2);
  expect(changes).toEqual([0, 1, 2]);
  stop();
});

it('loads again when something is noted of this device, and for nothing else in its storage', async () => {
  const { load, finish } = slow();
  const stop = follow(load, () => undefined);
  await finish(0);
  const tell = (key: string) => {
    for (const one of local) one({ [key]: {} });
  };
  tell('view');
  expect(load).toHaveBeenCalledTimes(1);
  tell('device');
  expect(load).toHaveBeenCalledTimes(2);
  await finish(1);
  stop();
  expect(local.size).toBe(0);
});
