import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { holds } from '../../lib/core/rules/holds.ts';
import { actsKey, PAGE_KEY, type PageView } from '../../lib/core/view.ts';
import { publishAll, publishChanges, publishMissing } from '../../lib/storage/publish.ts';
import { browser } from '../platform/fake-browser.ts';
import {
  acts,
  eachAnew,
  park,
  published,
  SHOP,
  save,
  shopIsOptedIn,
  stored,
  view,
  writes,
} from './publish-cases.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

eachAnew();

describe('a host that may not be read any more (fault 58)', () => {
  const SHOP_9 = { key: 'jira:acme.atlassian.net/SHOP-9' };
  const { origins } = browser.state;
  const draws = async (facts: { key: string }) => {
    const page = (await published())[PAGE_KEY];
    // Pages check no more of it either.
    return holds((page as PageView).scope, facts);
  };

  it('is in no scope of tracker pages, and is again when it was allowed again; the view keeps it', async () => {
    browser.state.origins = [...origins, 'https://acme.atlassian.net/*'];
    await save({ kind: 'settings', patch: { scopes: [SHOP, 'jira:acme.atlassian.net/SHOP'] } });
    await publishAll();
    expect(await draws(SHOP_9)).toBe(true);
    browser.state.origins = origins;
    await publishMissing();
    expect(await draws(SHOP_9)).toBe(false);
    expect(await draws({ key: `${SHOP}#7` })).toBe(true);
    expect((await view()).scopes).toContain('jira:acme.atlassian.net/SHOP');
    await save(park('jira:acme.atlassian.net/SHOP-9'));
    expect(await draws(SHOP_9)).toBe(false);
    browser.state.origins = [...origins, 'https://acme.atlassian.net/*'];
    await publishMissing();
    expect(await draws(SHOP_9)).toBe(true);
  });
});

describe('publishChanges', () => {
  it('writes what the edit touched in one go, rules parsed', async () => {
    await save({ kind: 'settings', patch: { scopes: [SHOP] } });
    await save({ kind: 'goal', goal: { title: 'Checkout', rules: ['label:checkout'] } });
    expect((await view()).goals).toEqual([
      expect.objectContaining({
        id: 'checkout',
        rules: [{ text: 'label:checkout', rule: { terms: [{ q: 'label', any: ['checkout'] }] } }],
      }),
    ]);
    browser.storage.local.set.mockClear();
    browser.storage.local.get.mockClear();
    await save(park(`${SHOP}#7`, 'jira:acme.atlassian.net/SHOP-9'));
    expect(writes()).toEqual([
      [actsKey('jira:acme.atlassian.net/SHOP'), actsKey(SHOP), 'published'].toSorted(),
    ]);
    // It is waited for by whoever answers: what is published is read once, and only what the edit may change.
    expect(browser.storage.local.get.mock.calls.filter(([keys]) => keys !== 'policy')).toEqual([
      [['view', 'page', 'published', actsKey(SHOP), actsKey('jira:acme.atlassian.net/SHOP')]],
    ]);
    expect((await acts(SHOP)).dispositions).toEqual({
      [`${SHOP}#7`]: expect.objectContaining({ issue: `${SHOP}#7`, kind: 'parked' }),
    });
  });

  it('keeps containers apart whose names begin alike', async () => {
    await save(
      park(
        `${SHOP}#7`,
        `${SHOP}-admin#7`,
        'jira:acme.atlassian.net/SHOP-1',
        'jira:acme.atlassian.net/SHOPX-1',
      ),
    );
    expect(Object.keys((await acts(SHOP)).dispositions)).toEqual([`${SHOP}#7`]);
    expect(Object.keys((await acts('jira:acme.atlassian.net/SHOP')).dispositions)).toEqual([
      'jira:acme.atlassian.net/SHOP-1',
    ]);
  });

  it('takes the acts of a container back with the last of them', async () => {
    await save(park(`${SHOP}#7`));
    await save({ kind: 'clear', issue: `${SHOP}#7` });
    expect(await published()).not.toHaveProperty([actsKey(SHOP)]);
  });

  it('writes nothing when nothing changed', async () => {
    await shopIsOptedIn();
    const { changes } = await stored(park(`${SHOP}#7`));
    await publishChanges(changes);
    await publishChanges(changes);
    await publishAll();
    await publishAll();
    expect(writes()).toEqual([[actsKey(SHOP), 'published']]);
  });

  it('never leaves an older state behind when edits come fast', async () => {
    const issues = Array.from({ length: 20 }, (_, i) => `${SHOP}#${i + 1}`);
    await Promise.all(issues.map((issue) => save(park(issue))));
    expect(Object.keys((await acts(SHOP)).dispositions)).toHaveLength(20);
  });

  it('fault 20: says when the edit is stored but cannot be shown', async () => {
    const full = new Error('QUOTA_BYTES quota exceeded');
    browser.storage.local.set.mockRejectedValueOnce(full).mockRejectedValueOnce(full);
    await expect(save(park(`${SHOP}#7`))).rejects.toMatchObject({
      code: 'quota',
      message: expect.stringMatching(/^Saved, but/),
    });
    await publishAll();
    expect((await acts(SHOP)).dispositions).toHaveProperty([`${SHOP}#7`]);
  });
});
