import { expect, type Page, test } from '@playwright/test';
import { fillWith } from '../demo/fill.ts';
import { type ChromiumWithPlumbline, chromiumWithPlumbline } from '../tools/chromium.ts';
import { type Site, startSite } from '../tools/site.ts';
import {
  JIRA_TWIN_HOST as HOST,
  type JiraTwin,
  jiraDisagreeing,
  jiraTwinGoals,
  jiraTwinPage,
  jiraTwinState,
  jiraTwinUrl,
} from './support/jira-twin.ts';

/** Generated backlogs and boards of Jira: after scrolling from end to end each visible mark agrees with its row. */

const STATES = [0, 1, 2, 3].map(jiraTwinState);
let site: Site;
let browser: ChromiumWithPlumbline;

test.beforeAll(async () => {
  site = await startSite([HOST]);
  browser = await chromiumWithPlumbline(site, [HOST], { granted: [`https://${HOST}/*`] });
  await fillWith(browser, jiraTwinGoals());
});
test.afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Until so many rows at least are on screen, and each has its mark. */
async function agree(page: Page): Promise<void> {
  await expect
    .poll(
      async () => {
        const { wrong, right } = await page.evaluate(jiraDisagreeing, { host: HOST, states: STATES });
        return wrong.length > 0 ? wrong : right > 7;
      },
      { intervals: [20] },
    )
    .toBe(true);
}

const TWINS: JiraTwin[] = (['backlog', 'board'] as const).flatMap((kind) => [
  { kind, count: 25, manner: 'all' },
  { kind, count: 1000, manner: 'all' },
  { kind, count: 1000, manner: 'recycled' },
]);

for (const twin of TWINS)
  test(`${twin.kind} of ${twin.count} rows, ${twin.manner}: each visible mark agrees with its row`, async () => {
    site.page(jiraTwinUrl(twin), jiraTwinPage(twin));
    const page = await browser.context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(jiraTwinUrl(twin));
    await agree(page);
    for (let step = 1; step <= 8; step += 1) {
      await page.evaluate((part) => {
        const view = document.querySelector('main');
        view?.scrollTo(0, view.scrollHeight * part);
      }, step / 8);
      await agree(page);
      const { marks } = await page.evaluate(jiraDisagreeing, { host: HOST, states: STATES });
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
    await agree(page);
    expect(errors).toEqual([]);
    await page.close();
  });
