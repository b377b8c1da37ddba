import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { browser, resetBrowser } from '../platform/fake-browser.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const POLICY = { spaces: ['acme/shop'] };

let { managed, policyTold } = await import('../../lib/storage/managed.ts');

beforeEach(async () => {
  resetBrowser();
  // A background that was just started.
  vi.resetModules();
  ({ managed, policyTold } = await import('../../lib/storage/managed.ts'));
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
  vi.resetModules();
  ({ managed } = await import('../../lib/storage/managed.ts'));
  const { promise, resolve } = Promise.withResolvers<Record<string, unknown>>();
  browser.storage.managed.get.mockReturnValue(promise);
  const late = managed();
  await vi.advanceTimersByTimeAsync(200);
  expect(await late).toEqual(POLICY);
  // Those who come later do not wait again.
  expect(await managed()).toEqual(POLICY);
  resolve({});
  await promise;
  expect(await managed()).toEqual({});
});

it('fault 57: no policy is kept as none', async () => {
  browser.storage.managed.get.mockRejectedValue(new Error('Managed storage manifest not found'));
  expect(await policyTold()).toBe(false);
  expect(await managed()).toEqual({});
});

it('tells of another policy once', async () => {
  await browser.storage.managed.set(POLICY);
  expect([await policyTold(), await policyTold()]).toEqual([true, false]);
  await browser.storage.managed.clear();
  expect([await policyTold(), await policyTold()]).toEqual([true, false]);
});
