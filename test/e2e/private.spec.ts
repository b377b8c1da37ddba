import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import type { Page as FirefoxPage } from 'puppeteer-core';
import { fillWith } from '../demo/fill.ts';
import { sampleFile } from '../demo/sample.ts';
import { addressOf, demoSite, HOSTS } from '../demo/site.ts';
import { openCard } from '../tools/badge.ts';
import { chromiumWithPlumbline } from '../tools/chromium.ts';
import { firefoxWithPlumbline } from '../tools/firefox.ts';
import type { Site } from '../tools/site.ts';
import { apply, choose, go, pressBadge, state } from './support/firefox-pages.ts';

/** Private windows, in which the person has allowed the extension. */

/** In pages of the extension and of the browser, where the functions given to `evaluate` run. */
declare const chrome: {
  developerPrivate: {
    updateProfileConfiguration(update: { inDeveloperMode: boolean }): Promise<void>;
    updateExtensionConfiguration(update: { extensionId: string; incognitoAccess: boolean }): Promise<void>;
    getExtensionInfo(id: string): Promise<{ state: string }>;
  };
};
declare const browser: {
  windows: { create(window: { incognito: boolean; url: string }): Promise<{ id: number }> };
  tabs: { create(tab: { windowId: number; url: string }): Promise<unknown> };
  extension: { inIncognitoContext: boolean };
};

let site: Site;
test.beforeEach(async () => {
  site = await demoSite('light');
});
test.afterEach(() => site?.close());

/** A tab by the end of its address, which it may have only a while after it was opened. */
async function tabAt(context: BrowserContext, end: string): Promise<Page> {
  const find = () => context.pages().find((page) => page.url().endsWith(end));
  await expect.poll(() => find() !== undefined).toBe(true);
  const found = find();
  if (!found) throw new Error(`The tab at ${end} is gone again.`);
  return found;
}

test('fault 60: Chromium: badge and card work in a private tab, and its lists open beside it', async () => {
  const chromium = await chromiumWithPlumbline(site, HOSTS);
  await fillWith(chromium, sampleFile());
  const { context, base } = chromium;
  const settings = await context.newPage();
  await settings.goto('chrome://extensions');
  const { host: id } = new URL(base);
  await settings.evaluate(async (extensionId) => {
    // As it is for whoever loads an extension from a folder.
    await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await chrome.developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
  }, id);
  // It is loaded anew by that.
  await expect
    .poll(() => settings.evaluate((id) => chrome.developerPrivate.getExtensionInfo(id), id))
    .toMatchObject({ state: 'ENABLED' });
  const options = await chromium.open('options.html');
  const window = await options.evaluate(
    (url) => browser.windows.create({ incognito: true, url }),
    addressOf({ number: 480 }),
  );
  const page = await tabAt(context, '/issues/480');
  const badge = page.locator('plumbline-badge');
  await expect(badge).toHaveAttribute('data-state', 'idle');
  await openCard(page);
  await page.keyboard.press('1');
  await expect(badge).toHaveAttribute('data-state', 'focus');
  await page.reload();
  await expect(badge).toHaveAttribute('data-state', 'focus');

  await options.evaluate((windowId) => browser.tabs.create({ windowId, url: 'triage.html' }), window.id);
  const listed = await tabAt(context, 'triage.html');
  await expect(listed.getByText('Nothing unlinked')).toBeVisible();
  await chromium.close();
});

test('fault 60: Firefox: badge, card and popup work in a private window; the lists say where they are', async () => {
  const firefox = await firefoxWithPlumbline(site, { isPrivate: true });
  const { own } = firefox;
  await go(own, 'options.html');
  await choose(own, sampleFile());
  await apply(own);
  await own.evaluate(() => browser.windows.create({ incognito: true, url: 'options.html' }));
  const page = await privatePage(await firefox.browser.pages());
  await says(page, 'In a private window Firefox keeps Plumbline’s lists shut.');
  await go(page, 'triage.html');
  await says(page, 'In a private window Firefox keeps Plumbline’s lists shut.');
  await go(page, 'popup.html');
  await says(page, 'Checkout under two seconds');
  await page.goto(addressOf({ number: 480 }));
  await state(page, 'idle');
  await pressBadge(page);
  await page.keyboard.press('1');
  await state(page, 'focus');
  await page.reload();
  await state(page, 'focus');
  await firefox.close();
});

async function privatePage(pages: FirefoxPage[]): Promise<FirefoxPage> {
  for (const page of pages)
    if (await page.evaluate(() => 'browser' in globalThis && browser.extension.inIncognitoContext))
      return page;
  throw new Error('No page of the extension is in a private window.');
}

async function says(page: FirefoxPage, words: string): Promise<void> {
  await page.waitForFunction((words) => document.body.textContent?.includes(words), {}, words);
}
