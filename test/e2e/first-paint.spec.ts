import { expect, test } from '@playwright/test';
import { HEAD_KEY } from '../../lib/core/triage-head.ts';
import { githubIssues } from '../demo/sample.ts';
import { addressOf } from '../demo/site.ts';
import { told } from '../tools/badge.ts';
import { team } from './support/team.ts';

/** What the popup and triage paint before React is loaded is what stands there afterwards, and nothing pressed is lost. */

type Seen = { first?: string[]; live?: string[] };
declare const seen: Seen;
declare const chrome: {
  storage: { session: { get(key: string): Promise<Record<string, { items: unknown[] }>> } };
};

/**
 * Notes each element on the screen, with its words and its place, when the first screen is drawn and when the live one
 * has taken its place.
 * @param press a script that presses something as soon as the first screen is there
 */
const watch = (press: string) => `
  globalThis.seen = {};
  const places = () => [...document.querySelectorAll('#root *')].flatMap((one) => {
    const { left, top, right, bottom } = one.getBoundingClientRect();
    const isSeen = right > left && bottom > top && top < innerHeight && one.checkVisibility();
    const words = [...one.childNodes].filter((child) => child instanceof Text).map((text) => text.data).join('');
    return isSeen && (words || one.closest('svg')) ? [[one.localName, words, left, top, right, bottom].join(' ')] : [];
  });
  const press = () => { ${press} };
  new MutationObserver(() => {
    const isFirst = document.querySelector('#root > [inert]') !== null;
    if (isFirst && !seen.first) {
      seen.first = places();
      press();
    }
    if (!isFirst && seen.first && !seen.live) seen.live = places();
  }).observe(document, { childList: true, subtree: true });`;

const click = (selector: string) => `
  const { left, top, width, height } = document.querySelector('${selector}').getBoundingClientRect();
  const at = { bubbles: true, clientX: left + width / 2, clientY: top + height / 2 };
  document.body.dispatchEvent(new MouseEvent('click', at));`;
const key = (name: string) =>
  `document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, key: '${name}' }));`;

test('popup and triage stand at once as they stay, and what is pressed meanwhile is done', async () => {
  const { browser, end } = await team();
  const tab = await browser.context.newPage();
  for (const issue of githubIssues) {
    await tab.goto(addressOf(issue));
    await tab.locator('plumbline-badge[data-state]').waitFor();
    await told(tab);
  }
  const options = await browser.open('options.html');
  await options.waitForFunction(async (at) => {
    const { [at]: head } = await chrome.storage.session.get(at);
    return head && head.items.length >= 2;
  }, HEAD_KEY);
  await options.close();

  const visit = async (file: string, press: string) => {
    const page = await browser.context.newPage();
    await page.addInitScript(watch(press));
    await page.goto(browser.base + file);
    await page.waitForFunction(() => seen.live);
    return page;
  };
  for (const file of ['popup.html', 'triage.html']) {
    const page = await visit(file, '');
    const { first = [], live = [] } = await page.evaluate(() => seen);
    const moved = live.filter((place) => !first.includes(place));
    expect({ file, isEmpty: first.length < 20, moved }).toEqual({ file, isEmpty: false, moved: [] });
  }
  const popup = await visit('popup.html', click('.goal-name'));
  await expect(popup.getByRole('textbox', { name: 'Goal' })).toHaveValue('Checkout under two seconds');
  const triage = await visit('triage.html', key('j'));
  await expect(triage.getByTestId('triage-row').nth(1)).toHaveAttribute('aria-selected', 'true');
  await end();
});
