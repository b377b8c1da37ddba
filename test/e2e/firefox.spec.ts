import { expect, test } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { sampleFile } from '../demo/sample.ts';
import { addressOf, demoSite, jiraAddressOf } from '../demo/site.ts';
import { type FirefoxWithPlumbline, firefoxWithPlumbline } from '../tools/firefox.ts';
import type { Site } from '../tools/site.ts';

/** The loop in Firefox: import in the options, badges on both trackers, link by the card's keys, reload, triage. */

let site: Site;
let firefox: FirefoxWithPlumbline;

test.beforeAll(async () => {
  site = await demoSite('light');
  // The background as short-lived as can be: it is gone between the steps, as in a person's day.
  firefox = await firefoxWithPlumbline(site, {
    granted: ['https://acme.atlassian.net/*'],
    prefs: { 'extensions.background.idle.timeout': 1000 },
  });
  await go(firefox.own, 'options.html');
  await choose(firefox.own, sampleFile());
  await firefox.own.locator('[data-testid="import-apply"]:not([disabled])').click();
  await firefox.own.waitForFunction(() => !document.querySelector('[data-testid="import-apply"]'));
});
test.afterAll(async () => {
  await firefox?.close();
  await site?.close();
});

test('GitHub: focus, unlinked; linked by the card; still linked after a reload', async () => {
  const page = await firefox.browser.newPage();
  await page.goto(addressOf({ number: 461 }));
  await state(page, 'focus');
  await page.goto(addressOf({ number: 471 }));
  await state(page, 'unlinked');
  expect(await page.$$eval('plumbline-badge', (badges) => badges.length)).toBe(1);
  await pressBadge(page);
  await page.keyboard.press('2');
  await state(page, 'linked');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('plumbline-card'));
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('plumbline-badge');
  await page.reload();
  await state(page, 'linked');
  await page.close();
});

test('Jira: read through the session of the page; linked by the card; still linked after a reload', async () => {
  const page = await firefox.browser.newPage();
  await page.goto(jiraAddressOf('SHOP-141'));
  await state(page, 'focus');
  await page.goto(jiraAddressOf('SHOP-97'));
  await state(page, 'unlinked');
  await pressBadge(page);
  await page.keyboard.press('3');
  await state(page, 'linked');
  await page.reload();
  await state(page, 'linked');
  expect(await page.$eval('plumbline-badge', (badge) => badge.getAttribute('data-goal'))).toBe('returns');
  await page.close();
});

test('triage by keyboard, and the page follows', async () => {
  const page = await firefox.browser.newPage();
  await page.goto(addressOf({ number: 480 }));
  await state(page, 'idle');
  await go(firefox.own, `triage.html#issue=${encodeURIComponent('github:github.com/acme/shop#480')}`);
  await firefox.own.bringToFront();
  await firefox.own.waitForSelector('[data-testid="triage-row"][aria-selected="true"][data-issue$="#480"]');
  await firefox.own.keyboard.press('u');
  await page.bringToFront();
  await state(page, 'upkeep');
  await firefox.own.bringToFront();
  await firefox.own.keyboard.press('z');
  await page.bringToFront();
  await state(page, 'idle');
  await page.close();
});

/** Extension pages can be reached only from the tab that the extension opened itself. */
async function go(own: Page, path: string): Promise<void> {
  await own.evaluate((path) => location.assign(path), `/${path}`);
  await own.waitForFunction(
    (path) => location.href.endsWith(path) && document.querySelector('#root > *'),
    {},
    path,
  );
}

async function choose(own: Page, text: string): Promise<void> {
  await own.waitForSelector('[data-testid="import-file"]');
  await own.evaluate((text) => {
    const field = document.querySelector<HTMLInputElement>('[data-testid="import-file"]');
    if (!field) throw new Error('no field to import by');
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'plumbline.json', { type: 'application/json' }));
    field.files = transfer.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }, text);
}

async function state(page: Page, state: string): Promise<void> {
  await page.waitForSelector(`plumbline-badge[data-state="${state}"]`, { timeout: 20_000 });
}

async function pressBadge(page: Page): Promise<void> {
  const badge = await page.waitForSelector('plumbline-badge[data-state]');
  await badge?.click({ offset: { x: 20, y: 16 } });
  await page.waitForSelector('plumbline-card');
  await page.waitForFunction(() => document.activeElement?.localName === 'plumbline-card');
}
