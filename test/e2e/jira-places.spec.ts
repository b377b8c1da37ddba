import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { stripPlaces } from '../../lib/trackers/jira/strip-places.ts';
import { listedFile, listedJira } from '../demo/listed.ts';
import { groupNames, nativeBoxes, stripNames } from '../tools/badge.ts';
import { listedAnswer } from './support/jira-rest.ts';
import { makeRoom } from './support/lists.ts';
import { type ChromiumPair, chromiumPair, openBoth } from './support/pair.ts';
import { fillLines, MARKED, unseenMarks } from './support/seen.ts';

/** Jira's places that no capture holds, on pages of ours: each row's mark can be seen, and nothing moves but for the strip. */

const CLOUD = 'acme.atlassian.net';
const CENTER = 'issues.acme.example';
const PAGES = resolve(import.meta.dirname, '../pages/jira');
const ISSUES = listedJira.map(({ key }) => key).toSorted();

type Surface = {
  file: string;
  url: string;
  /** What the strip stands before. */
  below?: string;
  /** It is laid behind the board's name, and takes no room. */
  over?: true;
  /** What each header says. */
  says?: string[];
};

const COLUMNS = ['2 shown: 1 focus', '3 shown: 2 focus', '2 shown: 1 unlinked', '2 shown: 1 focus'];
const TIMELINE = {
  file: 'cloud-timeline-2026-08',
  url: `https://${CLOUD}/jira/software/projects/SHOP/boards/3/timeline`,
};
const SURFACES: Surface[] = [
  {
    file: 'cloud-board-2026-09',
    url: `https://${CLOUD}/jira/software/projects/SHOP/boards/3`,
    below: '.board',
    says: COLUMNS,
  },
  {
    file: 'cloud-board-2026-08',
    url: `https://${CLOUD}/jira/software/c/projects/SHOP/boards/4`,
    below: 'section',
    says: COLUMNS,
  },
  {
    file: 'cloud-backlog-2026-08',
    url: `https://${CLOUD}/jira/software/projects/SHOP/boards/5/backlog`,
    below: '[data-testid$="container.41"]',
    says: ['4 shown: 4 focus', '7 shown: 3 focus, 1 unlinked', '2 shown: 1 focus'],
  },
  TIMELINE,
  { file: 'cloud-calendar-2026-04', url: `https://${CLOUD}/jira/core/projects/SHOP/calendar` },
  { file: 'cloud-split-2026-08', url: `https://${CLOUD}/issues/?jql=project%20%3D%20SHOP` },
  { file: 'dc-navigator-9', url: `https://${CENTER}/issues/?jql=x`, below: '.issue-table-info-bar' },
  {
    file: 'dc-backlog-9',
    url: `https://${CENTER}/secure/RapidBoard.jspa?rapidView=3&view=planning`,
    over: true,
    says: ['4 shown: 4 focus', '5 shown: 3 focus', '4 shown: 1 focus, 1 unlinked'],
  },
  {
    file: 'dc-board-9',
    url: `https://${CENTER}/secure/RapidBoard.jspa?rapidView=3`,
    over: true,
    says: COLUMNS,
  },
];

test.describe('places of Jira', () => {
  let pair: ChromiumPair;
  test.beforeAll(async () => {
    const file: object = JSON.parse(listedFile());
    const scopes = [CLOUD, CENTER].map((host) => `jira:${host}/SHOP`);
    const plan = JSON.stringify({ ...file, scopes, settings: { columnCounts: true } });
    const pages = SURFACES.map(({ file, url }) => ({
      url,
      html: readFileSync(resolve(PAGES, `${file}.html`), 'utf8'),
    }));
    pair = await chromiumPair([CLOUD, CENTER], plan, pages);
    pair.site.handle(({ url, body }) => listedAnswer(url, body));
  });
  test.afterAll(() => pair?.close());

  for (const { file, url, below, over, says } of SURFACES)
    test(`${file}: a mark for each issue, and nothing moves but for the strip`, async () => {
      const [page, before] = await openBoth(pair, url, 1280, over ?? below !== undefined);
      await expect.poll(async () => (await marksOf(page)).toSorted()).toEqual(ISSUES);
      expect(await before.locator('plumbline-badge, plumbline-strip').count(), 'in no scope').toBe(0);
      if (below) {
        await expect.poll(async () => (await stripNames(page)).length).toBeGreaterThan(2);
        await before.evaluate(makeRoom, stripPlaces);
        const [strip, next] = await Promise.all([
          page.locator('plumbline-strip[data-shown]').boundingBox(),
          page.locator(below).first().boundingBox(),
        ]);
        expect(strip && next && strip.width > 700 && strip.y + 40 <= next.y).toBe(true);
      } else if (over) await expect.poll(() => widthOver(page)).toBeGreaterThan(900);
      else expect(await page.locator('plumbline-strip:not([data-group])').count()).toBe(0);
      if (says) await expect.poll(() => groupNames(page)).toEqual(says);
      expect(await nativeBoxes(page)).toEqual(await nativeBoxes(before));
      expect(await page.evaluate(unseenMarks, MARKED)).toEqual([]);
      await Promise.all([page.close(), before.close()]);
    });

  for (const dir of ['ltr', 'rtl'])
    test(`rows of a timeline whose titles are cut off show their marks, too, ${dir}`, async () => {
      const [page, before] = await openBoth(pair, TIMELINE.url, 640, false);
      await expect.poll(async () => (await marksOf(page)).toSorted()).toEqual(ISSUES);
      for (const one of [page, before]) {
        await one.evaluate((way) => document.documentElement.setAttribute('dir', way), dir);
        await one.evaluate(fillLines);
      }
      await expect(page.locator('plumbline-badge[data-over]')).toHaveCount(ISSUES.length);
      expect(await page.evaluate(unseenMarks, MARKED)).toEqual([]);
      expect(await nativeBoxes(page)).toEqual(await nativeBoxes(before));
      await Promise.all([page.close(), before.close()]);
    });

  test('the strip in a header is laid anew with the window, and when the header or the board is drawn anew', async () => {
    const [page] = await openBoth(pair, SURFACES.at(-1)?.url ?? '', 1280, true);
    const isWide = (from: number, to: number) =>
      expect
        .poll(async () => {
          const width = await widthOver(page);
          return width > from && width < to;
        })
        .toBe(true);
    await isWide(900, 1200);
    await page.setViewportSize({ width: 800, height: 800 });
    await isWide(400, 600);
    await page.evaluate(() => {
      const name = document.querySelector('#ghx-view-selector');
      if (name) name.innerHTML = '<h1>Shop board of all the teams</h1>';
    });
    await isWide(192, 400);
    const strip = page.locator('plumbline-strip[data-shown]');
    await strip.evaluate((one) => one.setAttribute('data-same', ''));
    await page.evaluate(() => {
      const pool = document.querySelector('#ghx-pool');
      if (pool) pool.innerHTML = pool.innerHTML.replace(/<plumbline-.*?<\/plumbline-\w+>/g, '');
    });
    await expect.poll(async () => (await marksOf(page)).toSorted()).toEqual(ISSUES);
    await expect(strip).toHaveAttribute('data-same');
    // Too little room for its parts.
    await page.setViewportSize({ width: 500, height: 800 });
    await expect.poll(() => stripNames(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
    await isWide(700, 900);
    await strip.click({ position: { x: (await widthOver(page)) - 40, y: 16 } });
    await expect(page.locator('[data-plumbline-rest]')).not.toHaveCount(0);
    await page.close();
  });

  test('a board that fills the window ends where it did', async () => {
    const [page, before] = await openBoth(pair, SURFACES[0]?.url ?? '', 1280, true);
    await page.locator('plumbline-strip[data-shown]').waitFor();
    const end = (one: Page) =>
      one.locator('.board').evaluate((board) => board.getBoundingClientRect().bottom);
    expect(await end(page)).toBe(await end(before));
    await Promise.all([page.close(), before.close()]);
  });
});

/** How wide the strip is seen that is laid in the header of a board; -1 where it lies over something there. */
function widthOver(page: Page): Promise<number> {
  return page.evaluate(() => {
    const boxOf = (one: string) => document.querySelector(one)?.getBoundingClientRect();
    const [strip, header, tool] = ['plumbline-strip[data-shown]', '#ghx-header', 'button'].map(boxOf);
    const name = new Range();
    name.selectNodeContents(document.querySelector('h1') ?? document);
    if (!strip || !tool || !header) return -1;
    // Nothing is in its margins.
    const [start, end] = [strip.left + 6, strip.right - 26];
    const isFree = start >= name.getBoundingClientRect().right + 6 && end <= tool.left - 4;
    return isFree && strip.top >= header.top && strip.bottom <= header.bottom ? end - start : -1;
  });
}

/** Keys of the issues whose mark can be seen in its own row. */
function marksOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('plumbline-badge[data-state]')].flatMap((mark) => {
      const row = mark.closest(
        'li, [class*=harness], tr, .row, [data-testid*="content-container."], .ghx-backlog-card, [data-testid$="card"], .ghx-issue',
      );
      const [own, room] = [mark.getBoundingClientRect(), row?.getBoundingClientRect()];
      const isOnTop = document.elementFromPoint(own.left + 12, own.top + own.height / 2) === mark;
      const isSeen = isOnTop && room && own.width > 30 && own.top >= room.top && own.bottom <= room.bottom;
      return isSeen ? [(mark.dataset.issue ?? '').replace(/.*\//, '')] : [];
    }),
  );
}
