import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { runCommand } from '../../lib/background/commands.ts';
import { installed } from '../../lib/background/install.ts';
import { reportTo } from '../../lib/platform/report.ts';
import { browser, resetBrowser } from '../platform/fake-browser.ts';
import { freshDatabase } from '../storage/fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const created = () => browser.tabs.create.mock.calls.map(([{ url }]) => url);
const TAB = { id: 1, url: 'https://github.com/acme/shop/issues/7', active: true };

beforeEach(async () => {
  await freshDatabase();
  resetBrowser();
  reportTo(async () => undefined);
});

describe('installed', () => {
  it('welcomes once, when it is new', async () => {
    await installed({ reason: 'install' });
    expect(created()).toEqual(['chrome-extension://plumbline-id/welcome.html']);
    await installed({ reason: 'update', previousVersion: '0.1.0' });
    expect(created()).toHaveLength(1);
  });

  it('takes over open tabs after an update, and leaves them alone when the browser was updated', async () => {
    browser.state.tabs = [TAB];
    await installed({ reason: 'chrome_update' });
    expect(browser.scripting.executeScript).not.toHaveBeenCalled();
    await installed({ reason: 'update', previousVersion: '0.1.0' });
    expect(browser.scripting.executeScript).toHaveBeenCalledTimes(1);
  });

  it('tells of what fails and rejects nothing: the browser hears no answer', async () => {
    const told = vi.fn(async () => undefined);
    reportTo(told);
    browser.tabs.create.mockRejectedValueOnce(new Error('No window'));
    await installed({ reason: 'install' });
    browser.tabs.query.mockRejectedValueOnce(new Error('No tabs'));
    await runCommand('open-card');
    expect(told).toHaveBeenCalledTimes(2);
  });

  it('registers what is granted already', async () => {
    browser.state.origins = ['https://acme.atlassian.net/*'];
    await installed({ reason: 'install' });
    expect(browser.state.scripts.map(({ id }) => id)).toContain('jira@acme.atlassian.net');
  });
});

describe('runCommand', () => {
  it('opens the card in the active tab', async () => {
    browser.state.tabs = [{ id: 2, url: 'https://example.com/' }, TAB];
    await runCommand('open-card');
    expect(browser.tabs.sendMessage.mock.calls).toEqual([[1, { plumbline: 1, name: 'open-card' }]]);
  });

  it('does nothing in a tab without a card, or for another command', async () => {
    browser.tabs.sendMessage.mockRejectedValue(new Error('Could not establish connection'));
    await runCommand('open-card');
    browser.state.tabs = [TAB];
    await runCommand('open-card');
    await runCommand('something-else');
    expect(browser.tabs.sendMessage).toHaveBeenCalledTimes(1);
  });
});
