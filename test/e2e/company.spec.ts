import { expect, type Page, test } from '@playwright/test';
import { fillWith } from '../demo/fill.ts';
import { type ChromiumWithPlumbline, chromiumWithPlumbline } from '../tools/chromium.ts';
import { type Site, startSite } from '../tools/site.ts';
import { INSERTIONS, insert, theirs, translate } from './support/company.ts';
import { disagreeing, sentPage, sentRow, TWIN_URL, twinGoals, twinState } from './support/twin.ts';

/** What other extensions and the browser itself write into the same rows, before us and after us: both stay. */

const STATES = [0, 1, 2, 3].map(twinState);
const ROWS = [0, 1, 2, 3, 4, 5, 6, 7];
const PAGE = sentPage(ROWS.map((n) => sentRow(n)));

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

async function open(script = ''): Promise<Page> {
  site.page(TWIN_URL, PAGE.replace('</body>', `<script>${script}</script></body>`));
  const page = await browser.context.newPage();
  await page.goto(TWIN_URL);
  return page;
}

async function agree(page: Page, states = STATES): Promise<void> {
  await expect
    .poll(() => page.evaluate(disagreeing, states), { intervals: [50] })
    .toMatchObject({ wrong: [], right: ROWS.length });
}

/** Until nobody writes any more: how often the page changed in the last of so many frames. */
function restless(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let changes = 0;
    const observer = new MutationObserver((records) => {
      changes += records.length;
    });
    const frames = async (count: number) => {
      for (let n = 0; n < count; n += 1) await new Promise((done) => requestAnimationFrame(done));
    };
    await frames(10);
    observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
    await frames(30);
    observer.disconnect();
    return changes;
  });
}

for (const name of Object.keys(INSERTIONS)) {
  test(`${name}, there before us`, async () => {
    const page = await open(`(${insert})(${JSON.stringify(INSERTIONS[name])})`);
    const before = await page.evaluate(theirs);
    expect(before.length).toBeGreaterThan(0);
    await agree(page);
    expect(await page.evaluate(theirs)).toEqual(before);
    expect(await restless(page)).toBe(0);
    await page.close();
  });

  test(`${name}, there after us, again and again`, async () => {
    const page = await open();
    await agree(page);
    for (let turn = 0; turn < 3; turn += 1) {
      await page.evaluate(insert, INSERTIONS[name] ?? []);
      const before = await page.evaluate(theirs);
      expect(before.length).toBeGreaterThan(0);
      await agree(page);
      expect(await page.evaluate(theirs)).toEqual(before);
    }
    expect(await restless(page)).toBe(0);
    await page.close();
  });
}

test('a translated page says what it no longer reads, of the same issues, and takes it back', async () => {
  const page = await open();
  await agree(page);
  await page.evaluate(translate);
  // Labels are in another language now, and the title: what they meant is not known.
  await agree(page, Array(4).fill('unknown'));
  expect(await page.locator('font').count()).toBeGreaterThan(ROWS.length);
  await page.evaluate(() => {
    for (const font of document.querySelectorAll('body > main font')) font.replaceWith(...font.childNodes);
  });
  await agree(page);
  await page.close();
});

test('somebody who takes our marks out is not fought for ever', async () => {
  const page = await open(`new MutationObserver(() => {
    for (const mark of document.querySelectorAll('plumbline-badge')) { mark.remove(); window.taken = (window.taken ?? 0) + 1; }
  }).observe(document, { childList: true, subtree: true })`);
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, 'taken') ?? 0))
    .toBeGreaterThan(ROWS.length);
  await expect.poll(() => restless(page)).toBe(0);
  // Once, and three times again.
  expect(await page.evaluate(() => Reflect.get(window, 'taken'))).toBeLessThanOrEqual(ROWS.length * 4);
  await page.close();
});
