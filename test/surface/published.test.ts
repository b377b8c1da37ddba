import { beforeEach, describe, expect, it, vi } from 'vitest';
import { OVERVIEW_KEY } from '../../lib/core/overview.ts';
import { VIEW_KEY } from '../../lib/core/view.ts';
import { onPublished, readPublished } from '../../lib/surface/published.ts';
import { OVERVIEW, view } from '../components/sample.ts';
import { browser, resetBrowser } from '../platform/fake-browser.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

beforeEach(resetBrowser);

describe('readPublished', () => {
  it('reads view and overview in one go', async () => {
    await browser.storage.local.set({ [VIEW_KEY]: view(), [OVERVIEW_KEY]: OVERVIEW });
    expect(await readPublished()).toEqual({ view: view(), overview: OVERVIEW });
    expect(browser.storage.local.get).toHaveBeenCalledOnce();
  });

  it.each([[undefined], [null], ['x'], [{ version: 2 }], [{ ...view(), goals: {} }]])(
    'starts empty over %j',
    async (stored) => {
      await browser.storage.local.set({ [VIEW_KEY]: stored, [OVERVIEW_KEY]: stored });
      const { view: found, overview } = await readPublished();
      expect(found).toMatchObject({ goals: [], scopes: [], focus: [] });
      expect(overview).toBeNull();
    },
  );
});

describe('onPublished', () => {
  const listeners = new Set<(changes: object) => void>();
  const onChanged = {
    addListener: (one: (changes: object) => void) => listeners.add(one),
    removeListener: (one: (changes: object) => void) => listeners.delete(one),
  };
  const tell = (key: string) => {
    for (const one of listeners) one({ [key]: {} });
  };
  const reads = () => browser.storage.local.get.mock.results;
  /** Every read that was begun has come back, and who waited for it has gone on. */
  const settled = async () => {
    await Promise.all(reads().map(({ value }) => value));
    await new Promise((passed) => setImmediate(passed));
  };
  beforeEach(() => {
    listeners.clear();
    Object.assign(browser.storage.local, { onChanged });
  });

  it('follows the two keys until it is ended', async () => {
    const callback = vi.fn();
    const end = onPublished(await readPublished(), callback);
    await settled();
    tell('acts:x');
    await settled();
    expect(callback).not.toHaveBeenCalled();
    for (const goals of [[], view().goals]) {
      await browser.storage.local.set({ [VIEW_KEY]: { ...view(), goals } });
      tell(VIEW_KEY);
      await settled();
    }
    expect(callback.mock.calls.map(([{ view: told }]) => told.goals.length)).toEqual([
      0,
      view().goals.length,
    ]);
    end();
    expect(listeners.size).toBe(0);
  });

  it('tells what was published after the first reading and before it listened', async () => {
    const first = await readPublished();
    await browser.storage.local.set({ [VIEW_KEY]: view() });
    const callback = vi.fn();
    onPublished(first, callback);
    await settled();
    expect(callback).toHaveBeenCalledExactlyOnceWith({ view: view(), overview: null });
  });

  it('tells nothing where nothing is new, nor what comes back after its end', async () => {
    const callback = vi.fn();
    onPublished(await readPublished(), callback);
    await settled();
    expect(callback).not.toHaveBeenCalled();
    const end = onPublished({ view: view(), overview: null }, callback);
    end();
    await settled();
    expect(callback).not.toHaveBeenCalled();
  });
});
