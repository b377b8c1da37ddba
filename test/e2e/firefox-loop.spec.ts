import { expect, test } from '@playwright/test';
import { scopeName } from '../../lib/core/scope.ts';
import { type FirefoxWithPlumbline, firefoxWithPlumbline } from '../tools/firefox.ts';
import { type Site, startSite } from '../tools/site.ts';
import { capturesAreHere, loopCaptures } from './support/captures.ts';
import { asleep, badges, fill, go, press, pressBadge, state } from './support/firefox-pages.ts';
import { jiraRestAnswer } from './support/jira-rest.ts';

/** In pages of the extension, where the functions given to `waitForFunction` run. */
declare const browser: {
  tabs: { query(which: object): Promise<{ id: number; url?: string }[]> };
  action: { getTitle(of: { tabId: number | undefined }): Promise<string> };
};

/** The whole loop on captured pages in Firefox; the background sleeps between every two steps. */

test.describe('the loop in Firefox', () => {
  test.skip(!capturesAreHere, 'no ../shared/pages here');
  let site: Site;
  let firefox: FirefoxWithPlumbline;

  test.beforeEach(async () => {
    site = await startSite(loopCaptures().map(({ url }) => url.host));
    site.handle(({ url }) => (url.host === 'jira.example.com' ? jiraRestAnswer(url, 'TT-1') : null));
    firefox = await firefoxWithPlumbline(site, {
      granted: ['https://jira.example.com/*'],
      prefs: { 'extensions.background.idle.timeout': 1000 },
    });
  });
  test.afterEach(async () => {
    await firefox?.close();
    await site?.close();
  });

  for (const { tracker, url, html, scope } of capturesAreHere ? loopCaptures() : []) {
    test(`${tracker}: track, set a focus, open the issue, link by the card, reload: still linked`, async () => {
      site.page(url.href, html);
      const { own } = firefox;
      const page = await firefox.browser.newPage();
      await page.goto(url.href);
      expect(await badges(page)).toBe(0);

      await own.bringToFront();
      await go(own, 'popup.html');
      await press(own, `Track ${scopeName(scope)}`);
      await asleep(own);
      await press(own, 'Add a goal');
      await fill(own, 'Goal', 'Checkout under two seconds');
      await fill(own, 'Link rules', 'label:nothing-has-this');
      await press(own, 'Save');
      await own.waitForFunction(() => !document.querySelector('[aria-label="Link rules"]'));
      await asleep(own);
      await go(own, 'popup.html');
      await press(own, 'Set focus');
      await own.waitForFunction(
        () => document.querySelector('h1')?.textContent === 'Checkout under two seconds',
      );

      await asleep(own);
      await page.bringToFront();
      await page.reload();
      await page.waitForSelector('plumbline-badge:is([data-state="idle"], [data-state="unlinked"])');
      await pressBadge(page);
      await asleep(own);
      await page.keyboard.press('1');
      await state(page, 'focus');
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => !document.querySelector('plumbline-card'));
      await asleep(own);
      await page.reload();
      await state(page, 'focus');
      expect(await badges(page)).toBe(1);
      await own.waitForFunction(
        async (address) => {
          const [tab] = (await browser.tabs.query({})).filter(({ url }) => url === address);
          return (await browser.action.getTitle({ tabId: tab?.id })) === "Plumbline: This week's focus";
        },
        {},
        url.href,
      );
    });
  }
});
