import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { managed, policyTold } from '../../lib/storage/managed.ts';
import { browser, resetBrowser } from '../platform/fake-browser.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const POLICY = { spaces: ['acme/shop'] };

beforeEach(() => {
  resetBrowser();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

it('is what the browser says, at once', async () => {
  await browser.storage.managed.set(POLICY);
  expect(await managed()).toEqual(POLICY);
});

it('fault 57: while the browser does not say it yet, it is what it was the last time', async () => {
  await browser.storage.managed.set(POLICY);
  expect(await policyTold()).toBe(true);
  browser.storage.managed.get.mockReturnValueOnce(new Promise(() => undefined));
  const late = managed();
  await vi.advanceTimersByTimeAsync(200);
  expect(await late).toEqual(POLICY);
});

it('fault 57: no policy is kept as none', async () => {
  browser.storage.managed.get.mockRejectedValue(new Error('Managed storage manifest not found'));
  expect(await policyTold()).toBe(false);
  expect(await managed()).toEqual({});
  browser.storage.managed.get.mockReturnValueOnce(new Promise(() => undefined));
  const late = managed();
  await vi.advanceTimersByTimeAsync(200);
  expect(await late).toEqual({});
});

it('tells of another policy once', async () => {
  await browser.storage.managed.set(POLICY);
  expect([await policyTold(), await policyTold()]).toEqual([true, false]);
  await browser.storage.managed.clear();
  expect([await policyTold(), await policyTold()]).toEqual([true, false]);
});
