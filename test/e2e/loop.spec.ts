import { expect, type Page, test } from '@playwright/test';
import { scopeName } from '../../lib/core/scope.ts';
import { cardNames, openCard } from '../tools/badge.ts';
import { type ChromiumWithPlumbline, chromiumWithPlumbline } from '../tools/chromium.ts';
import { type Site, startSite } from '../tools/site.ts';
import { capturesAreHere, loopCaptures } from './support/captures.ts';
import { jiraRestAnswer } from './support/jira-rest.ts';
import { addGoal, setFocus, track } from './support/popup.ts';

/** The whole loop on a captured page of each tracker, with the background stopped between every two steps. */

const FOCUS = 'Checkout under two seconds';

test.describe('the loop', () => {
  test.skip(!capturesAreHere, 'no ../shared/pages here');
  const loops = capturesAreHere ? loopCaptures() : [];
  let site: Site;
  let browser: ChromiumWithPlumbline;

  test.beforeEach(async () => {
    const hosts = loops.map(({ url }) => url.host);
    site = await startSite(hosts);
    for (const { url, html } of loops) site.page(url.href, html);
    site.handle(({ url }) => (url.host === 'jira.example.com' ? jiraRestAnswer(url, 'TT-1') : null));
    browser = await chromiumWithPlumbline(site, hosts, { granted: ['https://jira.example.com/*'] });
  });
  test.afterEach(async () => {
    await browser?.close();
    await site?.close();
  });

  for (const capture of loops) {
    test(`${capture.tracker}: track, set a focus, open the issue, link by the card, reload: still linked`, async () => {
      const page = await browser.context.newPage();
      await page.goto(capture.url.href);
      const badge = page.locator('plumbline-badge');

      await withPopup(page, (popup) => track(popup, scopeName(capture.scope)));
      await withPopup(page, (popup) => addGoal(popup, FOCUS, 'label:nothing-has-this'));
      await withPopup(page, (popup) => setFocus(popup, FOCUS));

      await page.reload();
      await expect(badge).toHaveAttribute('data-state', /^(idle|unlinked)$/);
      await browser.stopBackground();
      await page.bringToFront();
      await openCard(page);
      expect(await cardNames(page, 'dialog')).toHaveLength(1);
      await browser.stopBackground();
      await page.bringToFront();
      await page.keyboard.press('1');
      await expect(badge).toHaveAttribute('data-state', 'focus');
      await page.keyboard.press('Escape');
      await expect(page.locator('plumbline-card')).toHaveCount(0);
      expect(await page.evaluate(() => document.activeElement?.localName)).toBe('plumbline-badge');

      await browser.stopBackground();
      await page.reload();
      await expect(badge).toHaveAttribute('data-state', 'focus');
      await expect(badge).toHaveCount(1);
    });
  }

  /** Opens the popup over the page, does one thing in it, closes it, and stops the background. */
  async function withPopup(page: Page, act: (popup: Page) => Promise<void>): Promise<void> {
    await page.bringToFront();
    const popup = await browser.open('popup.html');
    await act(popup);
    await popup.close();
    await browser.stopBackground();
  }
});
