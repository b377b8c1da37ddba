import { expect, type Page, test } from '@playwright/test';
import { fillWith } from '../demo/fill.ts';
import { cardNames } from '../tools/badge.ts';
import { type ChromiumWithPlumbline, chromiumWithPlumbline } from '../tools/chromium.ts';
import { type Site, startSite } from '../tools/site.ts';
import { disagreeing, TWIN_URL, type Twin, twinGoals, twinPage, twinState } from './support/twin.ts';

/** Generated lists, drawn whole or virtualised: after scrolling from end to end each visible mark agrees with its row. */

const STATES = [0, 1, 2, 3].map(twinState);

let site: Site;
let browser: ChromiumWithPlumbline;

test.beforeAll(async () => {
  site = await startSite(['github.com']);
  browser = await chromiumWithPlumbline(site, ['github.com']);
  await fillWith(browser, twinGoals());
});
test.afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function open(twin: Twin): Promise<Page> {
  site.page(TWIN_URL, twinPage(twin));
  const page = await browser.context.newPage();
  await page.goto(TWIN_URL);
  return page;
}

/** All that is on screen is right, and no mark is far off the screen. A page that has just scrolled may show nothing yet. */
async function agree(page: Page): Promise<void> {
  await expect
    .poll(
      async () => {
        const { wrong, right, marks } = await page.evaluate(disagreeing, STATES);
        return { wrong, isShown: right > 10, isLittle: marks < 60 };
      },
      { intervals: [20] },
    )
    .toEqual({ wrong: [], isShown: true, isLittle: true });
}

for (const twin of [
  { count: 25, manner: 'all' },
  { count: 1000, manner: 'all' },
  { count: 1000, manner: 'recycled' },
  { count: 10_000, manner: 'recycled' },
  { count: 10_000, manner: 'all' },
] as const)
  test(`${twin.count} rows, ${twin.manner}: each visible mark agrees with its row`, async () => {
    const page = await open(twin);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await agree(page);
    const height = twin.count * 64;
    for (let step = 1; step <= 12; step += 1) {
      await page.evaluate((y) => scrollTo(0, y), Math.round((height * step) / 12));
      await agree(page);
    }
    // Faster than anything can follow.
    await page.evaluate(async (height) => {
      for (let n = 0; n < 60; n += 1) {
        scrollTo(0, (height * ((n * 37) % 61)) / 61);
        await new Promise((done) => requestAnimationFrame(done));
      }
    }, height);
    await agree(page);
    expect(errors).toEqual([]);
    await page.close();
  });

test('a mark opens its card, and the row under it is not pressed', async () => {
  const page = await open({ count: 25, manner: 'all' });
  await agree(page);
  await page.evaluate(() => document.addEventListener('click', () => (document.title += '!')));
  const mark = page.locator('li:nth-child(2) plumbline-badge');
  await mark.click({ position: { x: 12, y: 10 } });
  await expect.poll(() => cardNames(page, 'dialog')).toHaveLength(1);
  expect(await page.title()).not.toContain('!');
  // The answer is seen in the row.
  await page.keyboard.press('u');
  await expect(mark).toHaveAttribute('data-state', 'upkeep');
  await page.close();
});
