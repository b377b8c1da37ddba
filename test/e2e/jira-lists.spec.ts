import { expect, type Page, test } from '@playwright/test';
import { fillWith } from '../demo/fill.ts';
import { nativeBoxes } from '../tools/badge.ts';
import { type ChromiumWithPlumbline, chromiumWithPlumbline } from '../tools/chromium.ts';
import { type Site, startSite } from '../tools/site.ts';
import { capturesAreHere } from './support/captures.ts';
import {
  JIRA_HOSTS,
  type JiraCapture,
  jiraCaptures,
  jiraGoals,
  jiraGrants,
  jiraMarksIn,
  lookAtRows,
} from './support/jira-lists.ts';
import { makeRoom, serveLists } from './support/lists.ts';

/** The captured lists, boards, rows and cards of Jira in Chromium: the mark of each, and nothing of the page's own moved. */

test.describe('captured lists of Jira', () => {
  test.skip(!capturesAreHere, 'no ../shared/pages here');
  const captures = capturesAreHere ? jiraCaptures() : [];
  let site: Site;
  let quiet: ChromiumWithPlumbline;
  let active: ChromiumWithPlumbline;

  test.beforeAll(async () => {
    site = await startSite(JIRA_HOSTS);
    quiet = await chromiumWithPlumbline(site, JIRA_HOSTS);
    active = await chromiumWithPlumbline(site, JIRA_HOSTS, { granted: jiraGrants });
    await fillWith(active, jiraGoals());
    serveLists(site, captures);
  });
  test.afterAll(async () => {
    await Promise.all([quiet?.close(), active?.close()]);
    await site?.close();
  });

  /** The page with marks, and without. */
  async function both({ url }: JiraCapture, width: number): Promise<[Page, Page]> {
    const pages = await Promise.all([active.context.newPage(), quiet.context.newPage()]);
    for (const page of pages) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(url, { waitUntil: 'load' });
    }
    return pages;
  }

  for (const capture of captures) {
    test(`${capture.name}: each row has the mark that its facts deserve`, async () => {
      const [page, before] = await both(capture, 1280);
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      expect(await page.evaluate(jiraMarksIn, capture.rows)).toEqual(capture.marks);
      expect(await page.locator('plumbline-badge').count()).toBe(capture.marks.length);
      expect(await before.locator('plumbline-badge, plumbline-strip').count()).toBe(0);
      expect(errors).toEqual([]);
      await Promise.all([page.close(), before.close()]);
    });

    for (const width of [1280, 700])
      test(`${capture.name}, ${width} px wide: nothing moves but for the strip's own room`, async () => {
        const [page, before] = await both(capture, width);
        if (capture.strip) await before.evaluate(makeRoom, { into: capture.into, margin: '0 0 8px' });
        for (const one of [page, before]) await one.evaluate(lookAtRows, capture.rows);
        await page.locator('plumbline-badge[data-state]').first().waitFor({ state: 'attached' });
        await expect(page.locator('plumbline-strip[data-shown]')).toHaveCount(capture.strip ? 1 : 0);
        expect(await nativeBoxes(page)).toEqual(await nativeBoxes(before));
        await Promise.all([page.close(), before.close()]);
      });
  }
});
