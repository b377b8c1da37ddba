import { expect, type Page, test } from '@playwright/test';
import { fillWith } from '../demo/fill.ts';
import { type ChromiumWithPlumbline, chromiumWithPlumbline } from '../tools/chromium.ts';
import { type Site, startSite } from '../tools/site.ts';
import {
  SURFACES,
  surfaceDisagreeing,
  surfaceGoals,
  surfacePage,
  surfaceState,
  TWIN_HOSTS,
} from './support/surface-twin.ts';

/** Generated lists and boards, drawn whole or virtualised: after scrolling from end to end each visible mark agrees with its row. */

const STATES = [0, 1, 2, 3].map(surfaceState);
let site: Site;
let browser: ChromiumWithPlumbline;

test.beforeAll(async () => {
  site = await startSite(TWIN_HOSTS);
  browser = await chromiumWithPlumbline(site, TWIN_HOSTS, { granted: [`https://${TWIN_HOSTS[0]}/*`] });
  await fillWith(browser, surfaceGoals());
});
test.afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const look = (page: Page, key: string) => page.evaluate(surfaceDisagreeing, { key, states: STATES });

/** Until so many rows at least are on screen, and each has its mark. */
async function agree(page: Page, key: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const { wrong, right } = await look(page, key);
        return wrong.length > 0 ? wrong : right > 7;
      },
      { intervals: [20] },
    )
    .toBe(true);
}

const TWINS = SURFACES.flatMap((surface) => [
  { surface, count: 25, isRecycled: false },
  { surface, count: 1000, isRecycled: false },
  { surface, count: 10_000, isRecycled: true },
]);

for (const { surface, count, isRecycled } of TWINS)
  test(`${surface.name}, ${count} rows: each visible mark agrees with its row`, async () => {
    const { host, path, key } = surface;
    site.page(`https://${host}${path}`, surfacePage(surface, count, isRecycled));
    const page = await browser.context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`https://${host}${path}`);
    await agree(page, key);
    for (let step = 1; step <= 8; step += 1) {
      await page.evaluate((part) => {
        const view = document.querySelector('main');
        view?.scrollTo(0, view.scrollHeight * part);
      }, step / 8);
      await agree(page, key);
      const { marks } = await look(page, key);
      // No mark far off the screen.
      expect(marks).toBeLessThan(60);
    }
    // Faster than anything can follow.
    await page.evaluate(async () => {
      const view = document.querySelector('main');
      for (let n = 0; n < 60 && view; n += 1) {
        view.scrollTo(0, (view.scrollHeight * ((n * 37) % 61)) / 61);
        await new Promise((done) => requestAnimationFrame(done));
      }
    });
    await agree(page, key);
    expect(errors).toEqual([]);
    await page.close();
  });
