import { expect, test } from '@playwright/test';
import { sampleFile } from '../demo/sample.ts';
import { addressOf, demoSite, jiraAddressOf } from '../demo/site.ts';
import { type FirefoxWithPlumbline, firefoxWithPlumbline } from '../tools/firefox.ts';
import type { Site } from '../tools/site.ts';
import { apply, badges, choose, exported, go, pressBadge, state } from './support/firefox-pages.ts';
import { SOFT_ISSUES, STATES, softly } from './support/softly.ts';

/** The demo's team in Firefox, whose background is as short-lived as can be: it is gone between the steps. */

let site: Site;
let firefox: FirefoxWithPlumbline;

test.beforeAll(async () => {
  site = await demoSite('light');
  firefox = await firefoxWithPlumbline(site, {
    granted: ['https://acme.atlassian.net/*'],
    prefs: { 'extensions.background.idle.timeout': 1000 },
  });
});
test.afterAll(async () => {
  await firefox?.close();
  await site?.close();
});

test('import, preview, apply, undo, apply again: the export is equal', async () => {
  const { own } = firefox;
  await go(own, 'options.html');
  const empty = await exported(own);
  await choose(own, sampleFile());
  await own.waitForFunction(() => document.body.textContent?.includes('Would add 5 goals'));
  expect(await exported(own)).toEqual(empty);
  await apply(own);
  const full = await exported(own);
  expect(full.goals).toHaveLength(5);
  await own.locator('::-p-text(Undo)').click();
  await expect.poll(() => exported(own)).toEqual(empty);
  await choose(own, JSON.stringify(full));
  await apply(own);
  expect(await exported(own)).toEqual(full);
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
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('plumbline-card'));
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('plumbline-badge');
  await page.reload();
  await state(page, 'linked');
  expect(await page.$eval('plumbline-badge', (badge) => badge.getAttribute('data-goal'))).toBe('returns');
  await page.close();
});

for (const manner of ['turbo', 'router'] as const) {
  test(`soft navigation through ten issues by ${manner}: one badge each, of that issue`, async () => {
    const page = await firefox.browser.newPage();
    await page.goto(addressOf({ number: 461 }));
    await state(page, 'focus');
    for (const number of SOFT_ISSUES) {
      await page.evaluate(softly, { address: addressOf({ number }), manner });
      await page.waitForSelector(`plumbline-badge[data-issue$="#${number}"][data-state="${STATES[number]}"]`);
      expect(await badges(page)).toBe(1);
    }
    await page.close();
  });
}

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
