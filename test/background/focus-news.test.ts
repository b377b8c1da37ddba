import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followFocus } from '../../lib/background/focus-news.ts';
import { VIEW_KEY } from '../../lib/core/view.ts';
import { now } from '../../lib/platform/clock.ts';
import { keepNews, readDevice } from '../../lib/storage/device.ts';
import { deviceNotices } from '../../lib/surface/notice-words.ts';
import { view } from '../components/sample.ts';
import { local } from '../local.ts';
import { browser, resetBrowser } from '../platform/fake-browser.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const listeners = new Set<(changes: object) => void>();
const shown = (goal: string) => ({ ...view(), focus: [{ week: '2026-W47', goal }] });
const publish = (oldValue: unknown, newValue: unknown) => {
  for (const one of listeners) one({ [VIEW_KEY]: { oldValue, newValue } });
};
const notices = async () => deviceNotices(await readDevice(), [], now(), shown('checkout'));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(local('2026-11-22T12:00')) });
  resetBrowser();
  listeners.clear();
  Object.assign(browser.storage.local, {
    onChanged: { addListener: (one: (changes: object) => void) => listeners.add(one) },
  });
  followFocus();
});
afterEach(() => vi.useRealTimers());

it('a focus that changes within its week is told until it was read, and then no more', async () => {
  publish(shown('search'), shown('checkout'));
  await vi.waitFor(async () =>
    expect(await notices()).toMatchObject([
      {
        id: 'focus-changed',
        words: expect.stringMatching(/^Focus changed Sunday: Search .* to Checkout/),
        actions: ['focus-read'],
      },
    ]),
  );
  await keepNews({ focusRead: true });
  expect(await notices()).toEqual([]);
  publish(shown('checkout'), { ...shown('checkout'), savedAt: now().at });
  await keepNews({});
  expect(await notices()).toEqual([]);
});

it.each([
  [undefined, shown('checkout')],
  [{ version: 2 }, shown('checkout')],
  [shown('search'), { ...shown('checkout'), goals: {} }],
])('of a view that is not whole nothing is told', async (before, after) => {
  publish(before, after);
  await keepNews({});
  expect(await readDevice()).toEqual({});
});
