import { expect, test } from '@playwright/test';
import { localDate, weekOf } from '../../lib/core/week.ts';
import { fillWith } from '../demo/fill.ts';
import { sampleFile } from '../demo/sample.ts';
import { addressOf, demoSite, HOSTS } from '../demo/site.ts';
import { type ChromiumWithPlumbline, chromiumWithPlumbline } from '../tools/chromium.ts';
import type { Site } from '../tools/site.ts';
import { untilCard } from './support/answer-time.ts';
import { rowsIn, tell } from './support/device.ts';
import { diceOf } from './support/dice.ts';

/** A person clicks while the background sleeps, and goes on at once. */

const CLICKS = 5;
const POPUPS = 20;
const LATEST_MS = 300;

let site: Site;
let browser: ChromiumWithPlumbline;

test.beforeEach(async () => {
  site = await demoSite('light');
  browser = await chromiumWithPlumbline(site, HOSTS);
});
test.afterEach(async () => {
  await browser?.close();
  await site?.close();
});

test('fault 6: a click on the badge is answered within a second while the background sleeps', async () => {
  await fillWith(browser, sampleFile());
  const page = await browser.context.newPage();
  await page.goto(addressOf({ number: 480 }));
  const times: number[] = [];
  for (let n = 0; n < CLICKS; n++) {
    await expect(page.locator('plumbline-badge')).toHaveAttribute('data-state', /./);
    await browser.stopBackground();
    await page.bringToFront();
    const answered = page.evaluate(untilCard);
    await page.locator('plumbline-badge').click({ position: { x: 20, y: 16 } });
    times.push(await answered);
    await page.reload();
  }
  console.log(`The card was there after ${times.map(Math.round).join(', ')} ms`);
  expect(Math.max(...times)).toBeLessThan(1_000);
});

test(`fault 5: a popup that closes up to ${LATEST_MS} ms after a click has saved`, async () => {
  const dice = diceOf(test.info());
  const page = await browser.open('options.html');
  const session = await browser.context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  const goal = { title: 'Title 0', rules: [] };
  const week = weekOf(localDate(new Date()), 1);
  await tell(page, 'edit', { id: 'edit-the-goal', edit: { kind: 'goal', goal } });
  await tell(page, 'edit', {
    id: 'edit-the-focus',
    edit: { kind: 'focus', focus: { week, goal: 'title-0' } },
  });
  for (let n = 1; n <= POPUPS; n++) {
    const popup = await browser.open('popup.html');
    // What the last popup did not hear of is saved by this one.
    await popup.getByRole('button', { name: `Title ${n - 1}`, exact: true }).click();
    await popup.getByRole('textbox', { name: 'Goal', exact: true }).fill(`Title ${n}`);
    if (n % 2 === 0) await session.send('ServiceWorker.stopAllWorkers');
    const late = dice(2) * dice(LATEST_MS + 1);
    await popup.getByRole('button', { name: 'Save' }).click();
    await new Promise((passed) => setTimeout(passed, late));
    await popup.close();
  }
  const popup = await browser.open('popup.html');
  await expect(popup.getByRole('button', { name: `Title ${POPUPS}`, exact: true })).toBeVisible();
  const { goals, edits } = await rowsIn(page);
  expect(goals).toHaveLength(1);
  expect(edits).toHaveLength(POPUPS + 2);
});
