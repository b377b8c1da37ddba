import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { VERSION } from '../../lib/storage/migrations/index.ts';
import { sampleFile } from '../demo/sample.ts';
import { addressOf, demoSite } from '../demo/site.ts';
import { cardNames, openCard } from '../tools/badge.ts';
import { firefoxWithPlumbline } from '../tools/firefox.ts';
import { tell } from './support/device.ts';
import { exported } from './support/file.ts';
import { apply, badges, choose, go, pressBadge, state } from './support/firefox-pages.ts';
import { dump, type Example, holdExample, upgrade } from './support/raw-database.ts';
import { STATES } from './support/softly.ts';
import { team } from './support/team.ts';

/** Plumbline is updated, reloaded or taken away while tabs are open. */

const TABS = 20;
/** Badges that were drawn before are marked so. */
const OLD = 'plumbline-badge[data-old]';
const NUMBERS = Object.keys(STATES).map(Number);
const numberOf = (tab: number) => NUMBERS[tab % NUMBERS.length] ?? 0;
const stateOf = (tab: number) => STATES[numberOf(tab)] ?? '';

/** In pages of the extension, where the functions given to `evaluate` run. */
declare const browser: { runtime: { reload(): void } };
declare const chrome: { storage: Record<'local' | 'sync', { clear(): Promise<void> }> };

/** Chromium with the team and many tabs, and the errors that these tell from here on. */
async function manyTabs() {
  const opened = await team();
  const errors: string[] = [];
  const open = async (tab: number): Promise<Page> => {
    const page = await opened.browser.context.newPage();
    await page.goto(addressOf({ number: numberOf(tab) }));
    const badge = page.locator('plumbline-badge');
    await expect(badge).toHaveAttribute('data-state', stateOf(tab));
    await badge.evaluate((host) => host.setAttribute('data-old', ''));
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    return page;
  };
  const pages = await Promise.all(Array.from({ length: TABS }, (_, tab) => open(tab)));
  return { ...opened, pages, errors };
}

/** The page goes on with its own things, which is what an old script of ours would notice. */
async function goOn(page: Page): Promise<void> {
  await page.mouse.click(640, 700);
  await page.evaluate(async () => {
    for (let n = 0; n < 20; n++) {
      document.body.append(document.createElement('p'));
      history.pushState(null, '', `?n=${n}`);
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
    dispatchEvent(new Event('focus'));
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  });
}

test(`fault 8: updated under ${TABS} open tabs: the new version takes over, one badge each that works, no error`, async () => {
  const { browser, pages, errors, end } = await manyTabs();
  await browser.update();
  for (const [tab, page] of pages.entries()) {
    const badge = page.locator('plumbline-badge');
    await expect(page.locator(OLD)).toHaveCount(0);
    await expect(badge).toHaveAttribute('data-state', stateOf(tab));
    await page.bringToFront();
    await goOn(page);
    await expect(badge).toHaveAttribute('data-state', stateOf(tab));
    await expect(badge).toHaveCount(1);
  }
  const [page] = pages;
  if (page) {
    await page.bringToFront();
    await openCard(page);
    await page.goto(addressOf({ number: 212 }));
    await expect(page.locator('plumbline-badge')).toHaveAttribute('data-state', 'linked');
    await expect(page.locator('plumbline-badge')).toHaveCount(1);
  }
  expect(errors).toEqual([]);
  await end();
});

test(`fault 8: reloaded under ${TABS} open tabs: each old badge goes as soon as the person touches its page, without an error`, async () => {
  const { browser, pages, errors, end } = await manyTabs();
  await (await browser.worker()).evaluate(() => Reflect.get(globalThis, 'chrome').runtime.reload());
  // In a browser that is driven from outside, an extension that reloads itself seldom comes back.
  for (const page of pages) {
    await page.bringToFront();
    await expect(async () => {
      await page.mouse.click(640, 700);
      await expect(page.locator(OLD)).toHaveCount(0, { timeout: 200 });
    }).toPass();
    await goOn(page);
    await expect(page.locator(OLD)).toHaveCount(0);
    expect(await page.locator('plumbline-badge').count()).toBeLessThanOrEqual(1);
  }
  expect(errors).toEqual([]);
  await end();
});

test(`fault 8: reloaded in Firefox under ${TABS} open tabs: one badge each that works, no error`, async () => {
  const site = await demoSite('light');
  const firefox = await firefoxWithPlumbline(site);
  const { own } = firefox;
  await go(own, 'options.html');
  await choose(own, sampleFile());
  await apply(own);
  const errors: string[] = [];
  const pages = [];
  for (let tab = 0; tab < TABS; tab++) {
    const page = await firefox.browser.newPage();
    await page.goto(addressOf({ number: numberOf(tab) }));
    await state(page, stateOf(tab));
    await page.$eval('plumbline-badge', (host) => host.setAttribute('data-old', ''));
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    pages.push(page);
  }
  await own.evaluate(() => void setTimeout(() => browser.runtime.reload())).catch(() => undefined);
  for (const [tab, page] of pages.entries()) {
    await page.waitForSelector(`plumbline-badge:not([data-old])[data-state="${stateOf(tab)}"]`);
    expect(await badges(page)).toBe(1);
  }
  const page = pages.at(-1);
  if (page) {
    await page.bringToFront();
    await pressBadge(page);
  }
  expect(errors).toEqual([]);
  await firefox.browser.close();
  await site.close();
});

const NEWER = 'A newer Plumbline wrote this data. It is kept as it is and read only here.';

test('fault 9: a newer schema under open pages: they let it through at once, and write nothing from then on', async () => {
  const { browser, end } = await team();
  const page = await browser.context.newPage();
  await page.goto(addressOf({ number: 471 }));
  await expect(page.locator('plumbline-badge')).toHaveAttribute('data-state', 'unlinked');
  const options = await browser.open('options.html');
  await expect(options.getByTestId('export')).toBeVisible();
  const triage = await browser.open('triage.html');
  await expect(triage.getByTestId('triage-row').first()).toBeVisible();
  const raw = await browser.open('manifest.json');

  await raw.evaluate(() => performance.mark('asked'));
  await raw.evaluate(upgrade, 99);
  const waited = await raw.evaluate(() => performance.measure('waited', 'asked').duration);
  expect(waited).toBeLessThan(2_000);
  const before = await raw.evaluate(dump);
  expect(before).toMatchObject({ version: 990 });

  await page.bringToFront();
  await openCard(page);
  await page.keyboard.press('u');
  await expect.poll(async () => (await cardNames(page, 'StaticText')).join(' ')).toContain(NEWER);
  await triage.bringToFront();
  await triage.keyboard.press('u');
  await expect(triage.getByText(NEWER).first()).toBeVisible();
  const edit = { kind: 'settings', patch: { weekStart: 3 } } as const;
  expect(await tell(options, 'edit', { id: 'edit-of-old-tab', edit })).toMatchObject({
    ok: false,
    error: { code: 'newer-data' },
  });
  await expect(page.locator('plumbline-badge')).toHaveAttribute('data-state', 'unlinked');
  expect(await raw.evaluate(dump)).toEqual(before);
  await end();
});

test('fault 9: updated over an older schema under open pages: upgraded within two seconds, and one badge', async () => {
  const example: Example = JSON.parse(readFileSync(join(import.meta.dirname, '../storage/v1.json'), 'utf8'));
  const { browser, end } = await team();
  const page = await browser.context.newPage();
  const badge = page.locator('plumbline-badge');
  await page.goto(addressOf({ number: 461 }));
  await expect(badge).toHaveAttribute('data-goal', 'checkout');
  await badge.evaluate((host) => host.setAttribute('data-old', ''));
  // An old version's page: it knows no newer schema, and makes no room for one. That version kept no copies.
  const old = await browser.open('manifest.json');
  await old.evaluate(holdExample, example);
  await old.evaluate(() => Promise.all([chrome.storage.local.clear(), chrome.storage.sync.clear()]));
  const closed = old.waitForEvent('close');
  await browser.update();
  await closed;
  const options = await browser.open('options.html');
  const began = Date.now();
  await expect
    .poll(() => options.evaluate(dump), { intervals: [50] })
    .toMatchObject({ version: 10 * VERSION });
  expect(Date.now() - began).toBeLessThan(2_000);
  const { goals } = await exported(options);
  expect(goals.map(({ id }: { id: string }) => id)).toEqual(['checkout', 'search', 'old']);
  await expect(page.locator(OLD)).toHaveCount(0);
  await expect(badge).toHaveAttribute('data-goal', 'checkout');
  await expect(badge).toHaveCount(1);
  await end();
});
