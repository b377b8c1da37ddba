import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { fillWith } from '../demo/fill.ts';
import { cardNames } from '../tools/badge.ts';
import { type ChromiumWithPlumbline, chromiumWithPlumbline } from '../tools/chromium.ts';
import { type Site, startSite } from '../tools/site.ts';

/** Hosts that a person allowed: Enterprise, Jira Cloud with its panel, Data Center under a context path and its board. */

const PAGES = [
  [
    'github/issue-classic-enterprise-2022.html',
    'https://ghe.acme.example/platform/api/issues/9',
    'github:ghe.acme.example/platform/api#9',
  ],
  [
    'jira/cloud-issue-2026-08.html',
    'https://acme.atlassian.net/browse/SHOP-9',
    'jira:acme.atlassian.net/SHOP-9',
  ],
  [
    'jira/cloud-panel-2026-08.html',
    'https://acme.atlassian.net/jira/software/c/projects/SHOP/boards/3?selectedIssue=SHOP-9',
    'jira:acme.atlassian.net/SHOP-9',
  ],
  ['jira/dc-issue-9.html', 'https://jira.acme.example/jira/browse/SHOP-9', 'jira:jira.acme.example/SHOP-9'],
  [
    'jira/dc-board-detail-9.html',
    'https://jira.acme.example/jira/secure/RapidBoard.jspa?rapidView=7&view=detail&selectedIssue=SHOP-9',
    'jira:jira.acme.example/SHOP-9',
  ],
] as const;
const HOSTS = [...new Set(PAGES.map(([, address]) => new URL(address).host))];
const FILE = JSON.stringify({
  format: 'plumbline',
  version: 1,
  scopes: PAGES.map(([, , key]) => key.replace(/[#-]\d+$/, '')),
  goals: [{ id: 'all', title: 'Everything serves this', rank: 1, state: 'active', rules: ['is:issue'] }],
});

let site: Site;
let browser: ChromiumWithPlumbline;

test.beforeAll(async () => {
  site = await startSite(HOSTS);
  browser = await chromiumWithPlumbline(site, HOSTS, { granted: HOSTS.map((host) => `https://${host}/*`) });
  await fillWith(browser, FILE);
});
test.afterAll(async () => {
  await browser?.close();
  await site?.close();
});

for (const [file, address, key] of PAGES) {
  test(`${file} at ${new URL(address).host}: one badge; Enter opens the card, Escape gives the focus back`, async () => {
    const html = readFileSync(resolve(import.meta.dirname, '../pages', file), 'utf8');
    site.handle(({ url }) => (url.href === address ? { body: html } : null));
    const page = await browser.context.newPage();
    await page.goto(address);
    const badge = page.locator('plumbline-badge:not([data-row])');
    await expect(badge).toHaveAttribute('data-state', 'linked');
    await expect(badge).toHaveCount(1);
    expect((await badge.getAttribute('data-issue'))?.toLowerCase()).toBe(key.toLowerCase());

    // By Tab, as someone without a pointer does.
    await expect(async () => {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.localName)).toBe('plumbline-badge');
    }).toPass({ intervals: [1] });
    await page.keyboard.press('Enter');
    await expect.poll(() => cardNames(page, 'dialog')).toHaveLength(1);
    await page.keyboard.press('Escape');
    await expect(page.locator('plumbline-card')).toHaveCount(0);
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('plumbline-badge');
    await page.close();
  });
}

test('the browser command opens the card of the tab that is looked at', async () => {
  const [file, address] = PAGES[1];
  const html = readFileSync(resolve(import.meta.dirname, '../pages', file), 'utf8');
  site.handle(({ url }) => (url.href === address ? { body: html } : null));
  const page = await browser.context.newPage();
  await page.goto(address);
  await expect(page.locator('plumbline-badge:not([data-row])')).toHaveAttribute('data-state', 'linked');
  await page.bringToFront();
  // No key of a driven browser reaches its own commands, so the event is given as the browser gives it.
  await (await browser.worker()).evaluate(() =>
    Reflect.get(globalThis, 'chrome').commands.onCommand.dispatch('open-card'),
  );
  await expect.poll(() => cardNames(page, 'dialog')).toHaveLength(1);
});

test('outside every scope nothing is drawn, read or stored', async () => {
  const html = readFileSync(resolve(import.meta.dirname, '../pages/jira/cloud-issue-2026-08.html'), 'utf8');
  const address = 'https://acme.atlassian.net/browse/OTHER-9';
  site.handle(({ url }) => (url.href === address ? { body: html.replaceAll('SHOP-9', 'OTHER-9') } : null));
  const before = site.requests.length;
  const page = await browser.context.newPage();
  await page.goto(address);
  const triage = await browser.open('options.html');
  await expect(triage.locator('#root > *').first()).toBeVisible();
  await expect(page.locator('plumbline-badge:not([data-row])')).toHaveCount(0);
  expect(site.requests.slice(before).filter((request) => request.includes('/rest/'))).toEqual([]);
});
