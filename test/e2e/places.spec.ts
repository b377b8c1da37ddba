import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { stripPlaces } from '../../lib/trackers/github/strip-places.ts';
import { cardNames, groupNames, nativeBoxes } from '../tools/badge.ts';
import { makeRoom } from './support/lists.ts';
import { type ChromiumPair, chromiumPair } from './support/pair.ts';
import { fillLines, MARKED, unseenMarks } from './support/seen.ts';
import { twinGoals } from './support/twin.ts';
import { focusNow } from './support/weeks.ts';

/** GitHub's places that no capture holds, on pages of ours: each row's mark can be seen, and nothing moves for it. */

const PAGES = resolve(import.meta.dirname, '../pages/github');
const shop = (...numbers: number[]) => numbers.map((number) => `github:github.com/acme/shop#${number}`);
const api = (number: number) => `github:github.com/acme/api#${number}`;

/** Those whose titles end in an ellipsis where their line is full. */
const CUT_OFF = ['project-table-2026-06', 'project-roadmap-2025'];

const PLACES: readonly [file: string, address: string, issues: string[]][] = [
  ['pull-list-2026-09', '/acme/shop/pulls', [...shop(91, 90, 89), api(88)]],
  ['pull-list-2026-09', '/pulls/inbox', [...shop(91, 90, 89), api(88)]],
  ['milestone-classic-2022', '/acme/shop/milestone/3', shop(12, 31)],
  ['search-2025-08', '/search?q=retry&type=issues', [...shop(461), api(7), ...shop(31)]],
  ['project-table-2026-06', '/orgs/acme/projects/4/views/2', shop(461, 31, 8)],
  ['project-roadmap-2025', '/orgs/acme/projects/4/views/3', shop(461, 31, 8)],
  ['issue-related-2026-08', '/acme/shop/issues/461', [...shop(461, 14, 16, 15, 12), api(7), ...shop(8, 20)]],
];

let pair: ChromiumPair;

test.beforeAll(async () => {
  const file: object = JSON.parse(twinGoals(['github:github.com/acme/*']));
  const plan = {
    ...file,
    settings: { columnCounts: true },
    goals: [{ id: 'retry', title: 'Retries', state: 'active', rules: ['"retry"'] }],
    focus: focusNow({ goal: 'retry' }),
  };
  pair = await chromiumPair(['github.com'], JSON.stringify(plan), []);
});
test.afterAll(() => pair?.close());

/** The strip's room in a page without it, where the other has the strip, or the room for it. */
async function makeSameRoom(page: Page, before: Page): Promise<void> {
  const isReserved = await page.evaluate(
    (places) =>
      places.some(([selector]) => document.querySelector(selector)) &&
      document.querySelector('html > style')?.textContent?.includes('::before'),
    stripPlaces,
  );
  if (!isReserved) return;
  await page.locator('plumbline-strip:not([data-group])').waitFor({ state: 'attached' });
  await before.evaluate(makeRoom, stripPlaces);
}

for (const [file, path, issues] of PLACES)
  test(`${path}: a mark for each issue, and nothing moves`, async () => {
    const address = `https://github.com${path}`;
    const { site, active, quiet } = pair;
    site.page(address, readFileSync(resolve(PAGES, `${file}.html`), 'utf8'));
    const [page, before] = await Promise.all([active.context.newPage(), quiet.context.newPage()]);
    for (const one of [page, before]) await one.goto(address);
    const marks = () =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('plumbline-badge[data-state]')].map(
          ({ dataset }) => dataset.issue,
        ),
      );
    expect(await before.locator('plumbline-badge, plumbline-strip').count(), 'in no scope').toBe(0);
    await expect.poll(async () => (await marks()).toSorted()).toEqual(issues.toSorted());
    expect(await page.locator('plumbline-badge a, a plumbline-badge').count()).toBe(0);
    if (file === 'project-roadmap-2025') {
      await expect.poll(() => groupNames(page)).toEqual(['2 shown: 2 focus']);
      const counts = page.locator('plumbline-strip[data-group]');
      await expect.poll(async () => (await counts.boundingBox())?.width).toBeGreaterThan(30);
    }
    await makeSameRoom(page, before);
    expect(await nativeBoxes(page)).toEqual(await nativeBoxes(before));
    expect(await page.evaluate(unseenMarks, MARKED)).toEqual([]);
    if (CUT_OFF.includes(file)) {
      for (const one of [page, before]) await one.evaluate(fillLines);
      expect(await page.evaluate(unseenMarks, MARKED)).toEqual([]);
      expect(await nativeBoxes(page)).toEqual(await nativeBoxes(before));
    }
    await Promise.all([page.close(), before.close()]);
  });

test('a sign over the end of a title opens its card, and the title is not followed', async () => {
  const address = 'https://github.com/orgs/acme/projects/4/views/5';
  pair.site.page(address, readFileSync(resolve(PAGES, 'project-table-2026-06.html'), 'utf8'));
  const page = await pair.active.context.newPage();
  await page.goto(address);
  const sign = page.locator('plumbline-badge[data-over]');
  await sign.waitFor();
  await sign.click({ position: { x: 10, y: 10 } });
  await expect.poll(() => cardNames(page, 'dialog')).toHaveLength(1);
  expect(page.url()).toBe(address);
  await page.close();
});
