import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followWeek, type ShownIssue, showIssue } from '../../lib/background/toolbar.ts';
import { PAGE_KEY, VIEW_KEY } from '../../lib/core/view.ts';
import { view } from '../components/sample.ts';
import { local } from '../local.ts';
import { browser, resetBrowser } from '../platform/fake-browser.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const SHOP7 = 'github:github.com/acme/shop#7';
const listeners = new Set<(changes: object) => void>();
const focus = [{ week: '2026-W47', goal: 'checkout' }];
const publish = async (more: object) => {
  await browser.storage.local.set({ [VIEW_KEY]: { ...view(), ...more } });
  for (const one of listeners) one({ [VIEW_KEY]: {} });
};
/** Icon and title that were drawn last, and for which tab. */
const shown = () => [browser.action.setIcon, browser.action.setTitle].map((one) => one.mock.lastCall?.[0]);
const drawn = (path: string, title: string, tab: object = {}) => [
  { ...tab, path: { 16: `/${path}16.png`, 32: `/${path}32.png` } },
  { ...tab, title },
];
const show = (issue: Partial<ShownIssue>) =>
  showIssue({ tabId: 4, pageKind: 'issue', state: 'focus', key: SHOP7, ...issue });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(local('2026-11-22T23:55')) });
  resetBrowser();
  listeners.clear();
  Object.assign(browser.storage.local, {
    onChanged: { addListener: (one: (changes: object) => void) => listeners.add(one) },
  });
});

afterEach(() => vi.useRealTimers());

it('says on every tab whether the week has a focus', async () => {
  followWeek();
  await publish({ focus: [] });
  await vi.waitFor(() =>
    expect(shown()).toEqual(drawn('toolbar/no-focus-', 'Plumbline: No focus is set this week')),
  );
  await publish({ focus });
  await vi.waitFor(() => expect(shown()).toEqual(drawn('icon/', 'Plumbline')));
});

it('follows the week: the day it turns, pages are told of the day alone', async () => {
  followWeek();
  await publish({ focus });
  await vi.waitFor(() => expect(shown()).toEqual(drawn('icon/', 'Plumbline')));
  vi.setSystemTime(local('2026-11-23T00:10'));
  for (const one of listeners) one({ [PAGE_KEY]: {} });
  await vi.waitFor(() =>
    expect(shown()).toEqual(drawn('toolbar/no-focus-', 'Plumbline: No focus is set this week')),
  );
});

it.each([
  ['focus', 'toolbar/focus-', "Plumbline: This week's focus"],
  ['linked', 'toolbar/linked-', 'Plumbline: Linked to a goal'],
  ['unlinked', 'toolbar/unlinked-', 'Plumbline: Unlinked work'],
  ['unknown', 'toolbar/unknown-', 'Plumbline: Not read'],
  ['upkeep', 'icon/', 'Plumbline'],
  ['out-of-scope', 'icon/', 'Plumbline'],
] as const)('says of the issue in a tab: %s', async (state, path, title) => {
  await publish({ focus });
  await show({ state });
  expect(shown()).toEqual(drawn(path, title, { tabId: 4 }));
});

it.each([
  ['title-badge', 'issue', true],
  ['title-badge github:github.com/acme/shop', 'issue', true],
  ['title-badge github:github.com/acme/other', 'issue', false],
  ['pane-badge', 'issue', false],
  ['pane-badge', 'board', true],
])('off here: %s, on a page of the kind %s', async (entry, pageKind, isOff) => {
  await publish({ focus, partsOff: [entry] });
  await show({ pageKind });
  const [icon] = drawn(isOff ? 'toolbar/off-' : 'toolbar/focus-', '', { tabId: 4 });
  expect(browser.action.setIcon).toHaveBeenLastCalledWith(icon);
});

it('a tab that was closed meanwhile is no problem, nor a view that is not whole', async () => {
  browser.action.setIcon.mockRejectedValueOnce(new Error('No tab with id: 4.'));
  await publish({ goals: 7 });
  await show({});
  await show({});
  expect(shown()).toEqual(drawn('toolbar/focus-', "Plumbline: This week's focus", { tabId: 4 }));
});
