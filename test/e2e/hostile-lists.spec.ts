import { expect, type Page, test } from '@playwright/test';
import { fillWith } from '../demo/fill.ts';
import { nativeBoxes } from '../tools/badge.ts';
import { type ChromiumWithPlumbline, chromiumWithPlumbline } from '../tools/chromium.ts';
import { type Site, startSite } from '../tools/site.ts';
import { CLOBBERING, heightOf, POLICIES, TITLES } from './support/hostile.ts';
import { makeRoom } from './support/lists.ts';
import { dump } from './support/raw-database.ts';
import {
  changeIssue,
  disagreeing,
  linkOf,
  sentPage,
  sentRow,
  storm,
  TWIN_URL,
  twinGoals,
  twinPage,
  twinState,
} from './support/twin.ts';

/** Lists that are huge, restless, broken or hostile: marks are right or absent, the page goes on, and nothing is thrown. */

const STATES = [0, 1, 2, 3].map(twinState);

let site: Site;
let browser: ChromiumWithPlumbline;
let quiet: ChromiumWithPlumbline;
let errors: string[] = [];

test.beforeAll(async () => {
  site = await startSite(['github.com']);
  browser = await chromiumWithPlumbline(site, ['github.com']);
  quiet = await chromiumWithPlumbline(site, ['github.com']);
  await fillWith(browser, twinGoals());
});
test.afterAll(async () => {
  await Promise.all([browser?.close(), quiet?.close()]);
  await site?.close();
});
test.beforeEach(() => {
  errors = [];
});
test.afterEach(async () => {
  expect(errors).toEqual([]);
  const options = await browser.open('options.html');
  const tables = JSON.stringify(await options.evaluate(dump));
  expect(/\["problems",\[\],\[\]\]/.test(tables), 'nothing is told of as broken').toBe(true);
  await options.close();
});

async function open(html: string, headers: Record<string, string> = {}, of = browser): Promise<Page> {
  site.page(TWIN_URL, { headers, body: html });
  const page = await of.context.newPage();
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(TWIN_URL);
  return page;
}

async function agree(page: Page, right: unknown = expect.any(Number)): Promise<void> {
  await expect
    .poll(() => page.evaluate(disagreeing, STATES), { intervals: [50] })
    .toMatchObject({ wrong: [], right });
}

/** Issues of the rows' marks, in their order; null where a row has none. */
function issuesOf(page: Page): Promise<(string | null)[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('li[role=listitem]')].map((row) => {
      const [mark, more] = row.querySelectorAll<HTMLElement>('plumbline-badge');
      return more ? 'two' : (mark?.dataset.issue?.replace('github:github.com/', '') ?? null);
    }),
  );
}

for (const twin of [
  { count: 25, manner: 'all', share: 2 },
  // No tracker draws so many at once: it only has to go on.
  { count: 10_000, manner: 'all', share: 12 },
  { count: 10_000, manner: 'recycled', share: 2 },
] as const)
  test(`${twin.count} rows, ${twin.manner}, that change a thousand times a second`, async () => {
    // What the page can do alone on this machine, which may be busy.
    const alone = await open(twinPage(twin), {}, quiet);
    const most = await alone.evaluate(storm, 3);
    await alone.close();
    const page = await open(twinPage(twin));
    await agree(page);
    const { changes, frames } = await page.evaluate(storm, 3);
    expect(changes).toBeGreaterThan(most.changes / twin.share);
    // A person still sees the page move.
    expect(frames).toBeGreaterThan(most.frames / twin.share);
    await agree(page);
    await page.close();
  });

test('a row that is given another issue again and again', async () => {
  const page = await open(twinPage({ count: 25, manner: 'all' }));
  await agree(page);
  expect(await page.evaluate(changeIssue, 60)).toEqual([]);
  await agree(page);
  await page.close();
});

test('rows whose key is split over elements, missing, or there twice', async () => {
  const to = (href: string, text = 'Elsewhere') =>
    `<a data-testid="issue-pr-title-link" href="${href}">${text}</a>`;
  const rows: [row: string, issue: string | null][] = [
    [sentRow(11, linkOf(11), '<span>#</span><span>1</span><i>2</i>'), 'acme/shop#12'],
    [sentRow(12, '<a data-testid="issue-pr-title-link">Without an address, #13</a>'), null],
    ['<li role="listitem"></li>', null],
    [sentRow(14, linkOf(14) + linkOf(14, '#15')), 'acme/shop#15'],
    [sentRow(15, linkOf(15) + linkOf(40, 'as well')), 'acme/shop#16'],
    [sentRow(16, to('https://evil.example/acme/shop/issues/17')), null],
    [sentRow(17, to('/acme/shop/issues/0')), null],
    [sentRow(18, to('/acme/shop/issues/19x')), null],
    [sentRow(19, to('/other/repo/issues/20')), null],
    [sentRow(20, to('javascript:location=1')), null],
    [`<li role="listitem">${sentRow(21)}</li>`, 'acme/shop#22'],
    [sentRow(22), 'acme/shop#23'],
  ];
  const page = await open(sentPage(rows.map(([row]) => row)));
  await expect.poll(() => issuesOf(page)).toContain('acme/shop#23');
  // A row in a row is closed by the parser: what was around it is a row of nothing.
  const wanted = rows.flatMap(([row, issue]) =>
    row.includes('<li role="listitem"><li') ? [null, issue] : [issue],
  );
  expect(await issuesOf(page)).toEqual(wanted);
  await page.close();
});

test('a list in a frame has no marks, and the list around it has its own', async () => {
  site.page(`${TWIN_URL}?framed`, sentPage([0, 1, 2].map((n) => sentRow(n))));
  const frame = `<iframe src="${TWIN_URL}?framed" width="600" height="300"></iframe>`;
  const page = await open(
    sentPage(
      [0, 1, 2, 3].map((n) => sentRow(n)),
      frame,
    ),
  );
  await agree(page, 4);
  const inner = page.frames().find((it) => it.url().endsWith('?framed'));
  expect(await inner?.locator('li').count()).toBe(3);
  expect(await inner?.locator('plumbline-badge, plumbline-strip').count()).toBe(0);
  await page.close();
});

/** As a browser lays out at 200 %: half the room, twice the pixels. */
async function zoom(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const sizes = { width: 640, height: 400, deviceScaleFactor: 2, mobile: false };
  await session.send('Emulation.setDeviceMetricsOverride', sizes);
}

for (const [name, root, isZoomed] of [
  ['from right to left', 'dir="rtl"', false],
  ['at 200 %', '', true],
  ['from right to left at 200 %', 'dir="rtl"', true],
  ['with the page itself enlarged', 'style="zoom: 2"', false],
] as const)
  test(`${name}: nothing moves, and each mark stays in its row`, async () => {
    const html = sentPage(
      [0, 1, 2, 3, 4, 5].map((n) => sentRow(n)),
      '',
      root,
    );
    const pages = [await open(html), await open(html, {}, quiet)] as const;
    if (isZoomed) for (const page of pages) await zoom(page);
    await agree(pages[0]);
    await pages[1].evaluate(makeRoom, [['.page', '0'] as const]);
    const strip = await pages[0].locator('plumbline-strip').count();
    if (!strip) await pages[1].evaluate(() => document.querySelector('plumbline-strip')?.remove());
    expect(await nativeBoxes(pages[0])).toEqual(await nativeBoxes(pages[1]));
    const outside = await pages[0].evaluate(
      () =>
        [...document.querySelectorAll('plumbline-badge')].filter((mark) => {
          const [own, row] = [mark, mark.closest('.line')].map((it) => it?.getBoundingClientRect());
          // Its margins, in which nothing is drawn.
          const free = own ? (own.height / 20) * 12 : 0;
          return !own || !row || own.width < 60 || own.left < row.left - free || own.right > row.right + free;
        }).length,
    );
    expect(outside).toBe(0);
    await Promise.all(pages.map((page) => page.close()));
  });

for (const [name, headers] of POLICIES)
  test(`hostile titles among clobbering names, ${name}`, async () => {
    const rows = TITLES.map((title, n) => sentRow(n, linkOf(n, title)));
    const page = await open(sentPage(rows, CLOBBERING), headers);
    await agree(page, TITLES.length);
    expect(await page.title()).toBe('');
    expect([undefined, 40]).toContain(await heightOf(page, 'plumbline-strip'));
    // Styled, not only there.
    expect(await heightOf(page, 'plumbline-badge')).toBe(20);
    await page.close();
  });
