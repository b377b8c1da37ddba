import { beforeEach, describe, expect, it, vi } from 'vitest';
import { COPY_KEY, dropCopy, isCopied, keepCopy, readCopy } from '../../lib/storage/copy.ts';
import { browser, resetBrowser } from '../platform/fake-browser.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const items = { 'g:a': { s1: { title: 'A' } }, 'g:b': { s1: { title: 'B' } }, 'l:2026-W47:0': { x: {} } };
const keep = (count: number, made: Record<string, unknown>) =>
  keepCopy({ count, last: `l${count}`, items: made }, () => []);
const keys = async () => Object.keys(await browser.storage.local.get(null)).toSorted();

beforeEach(resetBrowser);

describe('the second copy', () => {
  it('comes back as it was kept', async () => {
    expect(await readCopy()).toBeNull();
    await keep(3, items);
    expect(await readCopy()).toEqual({
      at: expect.stringMatching(/Z$/),
      count: 3,
      last: 'l3',
      items,
      later: [],
    });
    expect([await isCopied(3, 'l3'), await isCopied(3, 'l2'), await isCopied(2, 'l3')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('hands tracker pages no more than what differs, in one write', async () => {
    await keep(3, items);
    browser.storage.local.set.mockClear();
    await keep(4, { ...items, 'g:b': { s2: { title: 'B, renamed' } } });
    expect(browser.storage.local.set.mock.calls.map(([news]) => Object.keys(news))).toEqual([
      ['copy:g:b', 'copy'],
    ]);
    expect(browser.storage.local.remove).not.toHaveBeenCalled();
  });

  it('keeps no item that is gone, also one that a background left which was killed', async () => {
    await keep(3, items);
    browser.storage.local.remove.mockRejectedValueOnce(new Error('killed'));
    const { 'g:b': _, ...left } = items;
    await expect(keep(2, left)).rejects.toThrow('killed');
    expect(await readCopy()).toMatchObject({ count: 2, items });
    await keep(2, left);
    expect((await readCopy())?.items).toEqual(left);
  });

  it('is dropped whole, and nothing else with it', async () => {
    await browser.storage.local.set({ copying: 1, view: {} });
    await keep(3, items);
    await browser.storage.local.remove(COPY_KEY);
    expect(await readCopy()).toBeNull();
    await dropCopy();
    expect(await keys()).toEqual(['copying', 'view']);
  });
});
