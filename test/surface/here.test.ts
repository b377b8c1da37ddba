import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { actsKey, notesKey, type PublishedActs } from '../../lib/core/view.ts';
import { saveSightings } from '../../lib/storage/sightings.ts';
import { readHere } from '../../lib/surface/here.ts';
import { facts, ISSUE, NOW, view } from '../components/sample.ts';
import { browser, type FakeTab, resetBrowser } from '../platform/fake-browser.ts';
import { freshDatabase } from '../storage/fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

beforeEach(async () => {
  resetBrowser();
  browser.state.origins = ['https://github.com/*'];
  await freshDatabase();
});

function here(url: string | null, scopes = ['github:github.com/acme/shop']) {
  browser.state.tabs = url ? [{ url, active: true }] : [];
  return readHere(view({ scopes }), NOW);
}

describe('readHere', () => {
  it.each([
    ['https://github.com/acme/shop/issues/455#issuecomment-1', 'github:github.com/acme/shop#455'],
    ['https://github.com/ACME/Shop/pull/3/files', 'github:github.com/ACME/Shop#3'],
  ])('finds the issue of %s', async (url, key) => {
    expect(await here(url)).toEqual({ kind: 'issue', key, verdict: null });
  });

  it('judges what was seen of it, with what a person said', async () => {
    await saveSightings([facts({ labels: ['checkout'] })]);
    const url = 'https://github.com/acme/shop/issues/455';
    expect(await here(url)).toMatchObject({
      title: 'Back off',
      verdict: { state: 'focus', goal: { id: 'checkout' } },
    });
    const acts: PublishedActs = {
      links: {},
      dispositions: { [ISSUE]: { issue: ISSUE, kind: 'parked', at: NOW.at } },
      serves: {},
    };
    await browser.storage.local.set({ [actsKey('github:github.com/acme/shop')]: acts });
    expect(await here(url)).toMatchObject({ verdict: { state: 'parked' } });
    const note = { word: 'blocks focus', found: [] };
    await browser.storage.local.set({
      [notesKey('github:github.com/acme/shop')]: { notes: { [ISSUE]: note } },
    });
    expect(await here(url)).toMatchObject({ verdict: { state: 'parked', note } });
  });

  it('notices that nobody of ours listens in the tab', async () => {
    browser.state.tabs = [{ id: 4, url: 'https://github.com/acme/shop/issues/455', active: true }];
    expect(await readHere(view(), NOW)).not.toHaveProperty('gone');
    browser.tabs.sendMessage.mockRejectedValueOnce(new Error('Receiving end does not exist.'));
    expect(await readHere(view(), NOW)).toMatchObject({ gone: true });
  });

  it('offers a repository that is in no scope, and all of its owner', async () => {
    for (const url of [
      'https://github.com/acme/admin/issues/1',
      'https://github.com/acme/admin',
      'https://github.com/acme/admin/pulls',
    ])
      expect(await here(url)).toEqual({
        kind: 'quiet',
        name: 'acme/admin',
        inScope: false,
        offers: [
          { scope: 'github:github.com/acme/admin', name: 'acme/admin' },
          { scope: 'github:github.com/acme/*', name: 'all of acme' },
        ],
        host: null,
      });
  });

  it('offers a Jira project with the host that must be allowed first', async () => {
    expect(await here('https://acme.atlassian.net/browse/SHOP-9')).toMatchObject({
      kind: 'quiet',
      offers: [{ scope: 'jira:acme.atlassian.net/SHOP' }, { scope: 'jira:acme.atlassian.net/*' }],
      host: { name: 'acme.atlassian.net', origins: expect.arrayContaining(['https://acme.atlassian.net/*']) },
    });
  });

  it('knows an issue on a host that nobody named yet, and nothing else there', async () => {
    expect(await here('https://jira.acme.example/browse/SHOP-9')).toMatchObject({
      offers: [{ scope: 'jira:jira.acme.example/SHOP' }, {}],
    });
    expect(await here('https://git.acme.example/acme/shop/issues/9')).toMatchObject({
      offers: [{ scope: 'github:git.acme.example/acme/shop' }, {}],
    });
    expect(await here('https://news.example/acme/shop')).toEqual({ kind: 'none' });
  });

  it('asks for a host that was taken away from a scope', async () => {
    const found = await here('https://acme.atlassian.net/browse/SHOP-9', ['jira:acme.atlassian.net/*']);
    expect(found).toMatchObject({
      kind: 'quiet',
      inScope: true,
      offers: [],
      host: { name: 'acme.atlassian.net' },
    });
  });

  it.each([
    'https://github.com/settings/profile',
    'https://github.com/notifications/beta',
    'https://github.com/',
    'https://github.com/acme/shop',
    'about:blank',
    null,
  ])('finds nothing at %s', async (url) => {
    expect(await here(url)).toEqual({ kind: 'none' });
  });

  it('looks at the tab before, where the popup itself is the tab', async () => {
    const own = { url: 'chrome-extension://plumbline-id/popup.html', active: true, lastAccessed: 9 };
    const tabs = [
      { url: 'https://github.com/acme/shop/issues/1', lastAccessed: 1 },
      { url: 'https://github.com/acme/shop/issues/2', lastAccessed: 2 },
      own,
    ];
    browser.tabs.query = vi.fn(
      async ({ active }: { active?: boolean }): Promise<FakeTab[]> => (active ? [own] : tabs),
    );
    expect(await readHere(view(), NOW)).toMatchObject({ key: 'github:github.com/acme/shop#2' });
  });
});
