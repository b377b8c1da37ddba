import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { listedJira } from '../demo/listed.ts';
import { nativeBoxes } from '../tools/badge.ts';
import { INSERTIONS, insert, theirs } from './support/company.ts';
import { go } from './support/firefox-pages.ts';
import { CLOBBERING, heightOf, POLICIES, TITLES } from './support/hostile.ts';
import { listedAnswer } from './support/jira-rest.ts';
import { makeRoom } from './support/lists.ts';
import { type FirefoxPair, firefoxPair } from './support/pair.ts';
import { dump } from './support/raw-database.ts';
import { disagreeing, linkOf, sentPage, sentRow, TWIN_URL, twinGoals, twinState } from './support/twin.ts';

/** In Firefox: boards with their strip and counts, other extensions' insertions, hostile pages, parts that go off. */

const STATES = [0, 1, 2, 3].map(twinState);
const ROWS = sentPage([0, 1, 2, 3, 4, 5].map((n) => sentRow(n)));
const HOST = 'acme.atlassian.net';
const CENTER = 'issues.acme.example';

/** Pages of ours: what the strip makes room in, how many headers have counts. */
const JIRA = [
  {
    file: 'cloud-board-2026-09',
    url: `https://${HOST}/jira/software/projects/SHOP/boards/3`,
    strip: true,
    rooms: [['.content', '16px 24px 0'] as const],
    headers: 4,
  },
  {
    file: 'cloud-backlog-2026-08',
    url: `https://${HOST}/jira/software/projects/SHOP/boards/5/backlog`,
    strip: true,
    rooms: [['[data-testid$="backlog-content.scrollable"]', '0 0 8px'] as const],
    headers: 3,
  },
  { file: 'cloud-calendar-2026-04', url: `https://${HOST}/jira/core/projects/SHOP/calendar` },
  {
    file: 'dc-board-9',
    url: `https://${CENTER}/secure/RapidBoard.jspa?rapidView=3`,
    strip: true,
    headers: 4,
  },
  {
    file: 'dc-backlog-9',
    url: `https://${CENTER}/secure/RapidBoard.jspa?rapidView=3&view=planning`,
    strip: true,
    headers: 3,
  },
];

/** The goals of the twin's list, the first of which holds an epic on the board, too. */
function plan(): string {
  const file: { goals: { rules: string[] }[] } = JSON.parse(twinGoals());
  file.goals[0]?.rules.push('project:SHOP epic:SHOP-12');
  const scopes = ['github:github.com/acme/shop', `jira:${HOST}/SHOP`, `jira:${CENTER}/SHOP`];
  const settings = { columnCounts: true, noInheritance: scopes.slice(0, 1) };
  return JSON.stringify({ ...file, scopes, settings });
}

test.describe('surfaces', () => {
  let pair: FirefoxPair;
  test.beforeAll(async () => {
    const pages = JIRA.map(({ file, url }) => ({
      url,
      html: readFileSync(resolve(import.meta.dirname, `../pages/jira/${file}.html`), 'utf8'),
    }));
    pair = await firefoxPair([HOST, CENTER, 'github.com'], plan(), pages);
    pair.site.handle(({ url, body }) => listedAnswer(url, body));
  });
  test.afterAll(() => pair?.close());

  async function open(html: string, headers: Record<string, string> = {}): Promise<Page> {
    pair.site.page(TWIN_URL, { headers, body: html });
    const page = await pair.active.browser.newPage();
    await page.goto(TWIN_URL);
    return page;
  }

  /** A busy machine may paint the page before the extension has read its storage: then it has no strip. */
  const withStrip = (page: Page, url: string) =>
    expect(async () => {
      await page.goto(url);
      await page.waitForSelector('plumbline-strip[data-shown]', { timeout: 8000 });
    }).toPass();

  const agree = (page: Page, right: number) =>
    expect.poll(() => page.evaluate(disagreeing, STATES)).toMatchObject({ wrong: [], right });

  for (const { file, url, strip, rooms = [], headers = 0 } of JIRA)
    test(`${file}: its marks, its strip and its counts, and nothing else moves`, async () => {
      const [page, before] = await Promise.all(
        [pair.active, pair.quiet].map(({ browser }) => browser.newPage()),
      );
      if (!page || !before) throw new Error('no pages');
      await (strip ? withStrip(page, url) : page.goto(url));
      await before.goto(url);
      await before.evaluate(makeRoom, rooms);
      const marks = () =>
        page.$$eval('plumbline-badge[data-state]', (all) => all.filter((one) => one.clientWidth > 30).length);
      await expect.poll(marks).toBe(listedJira.length);
      const counts = () =>
        page.$$eval('plumbline-strip[data-group]', (all) => all.map((one) => one.clientWidth > 30));
      await expect.poll(counts).toEqual(Array(headers).fill(true));
      const width = () =>
        page.$$eval('plumbline-strip[data-shown]', (all) => all.map((one) => one.clientWidth > 700));
      await expect.poll(width).toEqual(strip ? [true] : []);
      expect(await nativeBoxes(page)).toEqual(await nativeBoxes(before));
      await Promise.all([page.close(), before.close()]);
    });

  for (const name of Object.keys(INSERTIONS))
    test(`${name}: both stay`, async () => {
      const page = await open(ROWS);
      await agree(page, 6);
      await page.evaluate(insert, INSERTIONS[name] ?? []);
      const written = await page.evaluate(theirs);
      expect(written.length).toBeGreaterThan(0);
      await agree(page, 6);
      expect(await page.evaluate(theirs)).toEqual(written);
      await page.close();
    });

  for (const [name, headers] of POLICIES)
    test(`hostile titles among clobbering names, ${name}`, async () => {
      const rows = TITLES.map((title, n) => sentRow(n, linkOf(n, title)));
      const page = await open(sentPage(rows, CLOBBERING), headers);
      await agree(page, TITLES.length);
      expect(await page.title()).toBe('');
      // Styled, not only there.
      expect(await heightOf(page, 'plumbline-badge')).toBe(20);
      await page.close();
    });

  test('marks that three visits do not find are off, and said to be so', async () => {
    const { own } = pair.active;
    await go(own, 'options.html');
    for (const visits of [1, 2, 3]) {
      const page = await open(ROWS.replace(/data-testid="(list-row-repo-name-and-number|created-at)"/g, ''));
      await expect
        .poll(async () => JSON.stringify(await own.evaluate(dump)), { timeout: 30_000 })
        .toContain(`"visits":${visits}`);
      await page.close();
    }
    await own.bringToFront();
    await own.waitForFunction(() =>
      document.body.textContent?.includes('Mark in lists is off on github.com'),
    );
    const page = await open(ROWS);
    await withStrip(page, TWIN_URL);
    expect(await page.$$eval('plumbline-badge', (all) => all.length)).toBe(0);
    await page.close();
  });
});
