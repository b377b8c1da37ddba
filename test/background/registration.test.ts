import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { followGrants, followPermissions, injectIntoOpenTabs } from '../../lib/background/registration.ts';
import { PAGE_KEY } from '../../lib/core/view.ts';
import { reportTo } from '../../lib/platform/report.ts';
import { applyEdit } from '../../lib/storage/edits.ts';
import { browser, resetBrowser } from '../platform/fake-browser.ts';
import { freshDatabase } from '../storage/fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const problems = vi.fn(async () => undefined);
/** Of the scripts for all pages of a host; the two for some of its pages come and go with it. */
const ids = () => browser.state.scripts.flatMap(({ id }) => (/-(issue|list)@/.test(id) ? [] : id));
const injected = () => browser.scripting.executeScript.mock.calls.map(([injection]) => injection);
const scopes = (...list: string[]) =>
  applyEdit(crypto.randomUUID(), { kind: 'settings', patch: { scopes: list } });

beforeEach(async () => {
  await freshDatabase();
  resetBrowser();
  reportTo(problems);
  problems.mockClear();
});

it('fault 58: a right that is given or taken reaches scripts and what tracker pages are told', async () => {
  await scopes('jira:jira.acme.dev/SHOP');
  followPermissions();
  const shown = async () => JSON.stringify((await browser.storage.local.get(PAGE_KEY))[PAGE_KEY] ?? '');
  const { onAdded, onRemoved } = browser.permissions;
  const fire = ({ listeners }: typeof onAdded) => {
    for (const listener of listeners) Reflect.apply(listener, null, [{}]);
  };
  const { origins } = browser.state;
  browser.state.origins = [...origins, 'https://jira.acme.dev/*'];
  fire(onAdded);
  await vi.waitFor(async () => expect(await shown()).toContain('jira'));
  await vi.waitFor(() => expect(ids()).toEqual(['jira@jira.acme.dev']));
  browser.state.origins = origins;
  fire(onRemoved);
  await vi.waitFor(async () => expect(await shown()).not.toContain('jira'));
  await vi.waitFor(() => expect(ids()).toEqual([]));
  expect(problems).not.toHaveBeenCalled();
});

describe('followGrants', () => {
  it('registers what is granted, and takes it back when the right is gone', async () => {
    browser.state.origins = ['https://github.com/*', 'https://acme.atlassian.net/*'];
    await followGrants();
    expect(browser.state.scripts).toMatchObject([
      {
        id: 'jira@acme.atlassian.net',
        matches: ['https://acme.atlassian.net/*'],
        js: ['content-scripts/jira.js'],
        runAt: 'document_start',
        persistAcrossSessions: true,
      },
      { id: 'jira-issue@acme.atlassian.net', js: ['content-scripts/jira-issue.js'] },
      { id: 'jira-list@acme.atlassian.net', js: ['content-scripts/jira-list.js'] },
    ]);
    browser.state.origins = ['https://github.com/*'];
    await followGrants();
    expect(browser.state.scripts).toEqual([]);
  });

  it('registers an own host once a scope says whose it is', async () => {
    browser.state.origins = ['https://ghe.acme.dev/*'];
    await followGrants();
    expect(ids()).toEqual([]);
    await scopes('github:ghe.acme.dev/acme/*');
    await followGrants();
    expect(ids()).toEqual(['github@ghe.acme.dev']);
  });

  it('changes nothing when nothing changed, also when asked many times at once', async () => {
    browser.state.origins = ['https://acme.atlassian.net/*'];
    await Promise.all([followGrants(), followGrants(), followGrants()]);
    expect(browser.scripting.registerContentScripts).toHaveBeenCalledTimes(1);
    expect(browser.scripting.updateContentScripts).not.toHaveBeenCalled();
    expect(browser.scripting.unregisterContentScripts).not.toHaveBeenCalled();
    expect(problems).not.toHaveBeenCalled();
  });

  it('follows a scheme that was granted later', async () => {
    await scopes('jira:jira.acme.dev/SHOP');
    browser.state.origins = ['http://jira.acme.dev/*'];
    await followGrants();
    browser.state.origins = ['http://jira.acme.dev/*', 'https://jira.acme.dev/*'];
    await followGrants();
    expect(browser.state.scripts[0]?.matches).toEqual(['http://jira.acme.dev/*', 'https://jira.acme.dev/*']);
  });

  it('puts a new script into the open tabs of its host, once', async () => {
    browser.state.tabs = [
      { id: 1, url: 'https://acme.atlassian.net/browse/SHOP-9' },
      { id: 2, url: 'https://example.com/' },
      { id: 3, url: 'https://acme.atlassian.net/jira', discarded: true },
    ];
    browser.scripting.executeScript.mockRejectedValue(new Error('the tab is gone'));
    browser.state.origins = ['https://acme.atlassian.net/*'];
    await followGrants();
    await followGrants();
    expect(injected()).toEqual([
      { target: { tabId: 1 }, files: ['/content-scripts/jira.js'], injectImmediately: true },
    ]);
    expect(problems).not.toHaveBeenCalled();
  });

  it('lists a failure as a problem and works again the next time', async () => {
    browser.scripting.registerContentScripts.mockRejectedValueOnce(new Error('no such file'));
    browser.state.origins = ['https://acme.atlassian.net/*'];
    await followGrants();
    expect(problems).toHaveBeenCalledWith(
      expect.objectContaining({ part: 'page registration', message: 'Error: no such file' }),
    );
    await followGrants();
    expect(ids()).toEqual(['jira@acme.atlassian.net']);
  });
});

it('injectIntoOpenTabs takes over the tabs of github.com and of every registered host', async () => {
  browser.state.origins = ['https://acme.atlassian.net/*'];
  await followGrants();
  browser.state.tabs = [
    { id: 1, url: 'https://github.com/acme/shop/issues/7' },
    { id: 2, url: 'https://acme.atlassian.net/browse/SHOP-9' },
    { id: 3, url: 'https://other.atlassian.net/browse/SHOP-9' },
  ];
  await injectIntoOpenTabs();
  expect(injected()).toEqual([
    expect.objectContaining({ target: { tabId: 1 }, files: ['/content-scripts/github.js'] }),
    expect.objectContaining({ target: { tabId: 2 }, files: ['/content-scripts/jira.js'] }),
  ]);
});
