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
  it('follows the two keys until it is ended', async () => {
    const listeners = new Set<(changes: object) => void>();
    const onChanged = {
      addListener: (one: (changes: object) => void) => listeners.add(one),
      removeListener: (one: (changes: object) => void) => listeners.delete(one),
    };
    Object.assign(browser.storage.local, { onChanged });
    const callback = vi.fn();
    const end = onPublished(callback);
    for (const one of listeners) one({ 'acts:x': {} });
    expect(callback).not.toHaveBeenCalled();
    for (const one of listeners) one({ [VIEW_KEY]: {} });
    await vi.waitFor(() => expect(callback).toHaveBeenCalledOnce());
    end();
    expect(listeners.size).toBe(0);
  });
});
