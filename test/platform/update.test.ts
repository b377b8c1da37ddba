import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { update } from '../../lib/platform/update.ts';
import { browser, resetBrowser } from './fake-browser.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('./fake-browser.ts'));

const reload = vi.fn();
const listeners = new Set<() => void>();

/** Chromium, with a store that answers so. */
function chromium(answer: unknown): void {
  Object.assign(browser.runtime, {
    requestUpdateCheck: async () => answer,
    onUpdateAvailable: { addListener: (one: () => void) => listeners.add(one) },
    reload,
  });
}

beforeEach(() => {
  resetBrowser();
  reload.mockClear();
  listeners.clear();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('update', () => {
  it.each([[{ status: 'update_available', version: '2.0' }], [['update_available', { version: '2.0' }]]])(
    'starts the new version once the browser has fetched it: %j',
    async (answer) => {
      chromium(answer);
      const done = update();
      await vi.advanceTimersByTimeAsync(100);
      expect(reload).not.toHaveBeenCalled();
      for (const fetched of listeners) fetched();
      expect(await done).toBe('Plumbline starts in its new version.');
      expect(reload).toHaveBeenCalledOnce();
    },
  );

  it('starts one that was fetched before, of which the browser does not tell again', async () => {
    chromium({ status: 'update_available' });
    const done = update();
    await vi.advanceTimersByTimeAsync(9_999);
    expect(reload).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await done;
    expect(reload).toHaveBeenCalledOnce();
  });

  it.each([
    [{ status: 'no_update' }, /no newer Plumbline yet/],
    ['no_update', /no newer Plumbline yet/],
    [undefined, /no newer Plumbline yet/],
    [{ status: 'throttled' }, /some minutes/],
  ])('of %j says so, and starts nothing', async (answer, words) => {
    chromium(answer);
    expect(await update()).toMatch(words);
    expect(reload).not.toHaveBeenCalled();
  });

  it('in Firefox says where to go', async () => {
    expect(await update()).toContain('about:addons');
  });
});
