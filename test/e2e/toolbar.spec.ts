import { expect, type Page, test } from '@playwright/test';
import { addressOf } from '../demo/site.ts';
import { openCard } from '../tools/badge.ts';
import { softly } from './support/softly.ts';
import { team } from './support/team.ts';

/** The toolbar's icon says how the issue in a tab hangs; browsers tell of it by its title alone. */

/** In pages of the extension, where the function given to `evaluate` runs. */
declare const chrome: {
  tabs: { query(which: { active: boolean }): Promise<{ id: number; url?: string }[]> };
  action: { getTitle(of: { tabId: number }): Promise<string> };
};

/** Of all tabs that show a tracker's page, by the addresses of these. */
function titles(own: Page): Promise<Record<string, string>> {
  return own.evaluate(async () => {
    const tabs = [
      ...(await chrome.tabs.query({ active: true })),
      ...(await chrome.tabs.query({ active: false })),
    ];
    const shown = tabs.filter(({ url }) => url?.startsWith('https:'));
    return Object.fromEntries(
      await Promise.all(shown.map(async ({ id, url }) => [url, await chrome.action.getTitle({ tabId: id })])),
    );
  });
}

test('the toolbar follows the issue of a tab, through soft navigation, edits and back', async () => {
  const { browser, end } = await team({ pageCache: true });
  const own = await browser.open('options.html');
  const page = await browser.context.newPage();
  const at = (number: number) => addressOf({ number });
  const says = (address: string, words: string) =>
    expect.poll(() => titles(own)).toEqual({ [address]: words ? `Plumbline: ${words}` : 'Plumbline' });

  await page.goto(at(461));
  await says(at(461), "This week's focus");
  await page.evaluate(softly, { address: at(471), manner: 'turbo' as const });
  await says(at(471), 'Unlinked work');

  const labels = 'https://github.com/acme/shop/labels';
  await page.evaluate(softly, { address: labels, manner: 'turbo' as const, html: '<h1>Labels</h1>' });
  await says(labels, '');

  await page.goto(at(471));
  await says(at(471), 'Unlinked work');
  await openCard(page);
  await page.keyboard.press('u');
  await says(at(471), '');

  await page.goto(at(461));
  await says(at(461), "This week's focus");
  await page.goto('https://acme.atlassian.net/browse/SHOP-9');
  // As a page of the cache comes back without the events that goBack() waits for.
  await page.evaluate(() => void setTimeout(() => history.back()));
  await says(at(461), "This week's focus");
  await end();
});
