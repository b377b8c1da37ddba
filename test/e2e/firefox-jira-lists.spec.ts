import { expect, test } from '@playwright/test';
import { nativeBoxes } from '../tools/badge.ts';
import { capturesAreHere } from './support/captures.ts';
import { JIRA_HOSTS, jiraCaptures, jiraGoals, jiraMarksIn, lookAtRows } from './support/jira-lists.ts';
import { makeRoom } from './support/lists.ts';
import { type FirefoxPair, firefoxPair } from './support/pair.ts';
import { MARKED, unseenMarks } from './support/seen.ts';

/** The captured lists, boards, rows and cards of Jira in Firefox. */

test.describe('captured lists of Jira', () => {
  test.skip(!capturesAreHere, 'no ../shared/pages here');
  const captures = capturesAreHere ? jiraCaptures() : [];
  let pair: FirefoxPair;
  test.beforeAll(async () => {
    pair = await firefoxPair(JIRA_HOSTS, jiraGoals(), captures);
  });
  test.afterAll(() => pair?.close());

  for (const capture of captures) {
    test(`${capture.name}: the mark that its facts deserve for each row, and nothing moved`, async () => {
      const before = await pair.quiet.browser.newPage();
      await before.goto(capture.url);
      if (capture.strip) await before.evaluate(makeRoom, [[capture.into, capture.margin] as const]);
      await before.evaluate(lookAtRows, capture.rows);
      const page = await pair.active.browser.newPage();
      await page.goto(capture.url);
      await page.evaluate(lookAtRows, capture.rows);
      await page.waitForSelector('plumbline-badge[data-state]');
      // A busy machine may paint the page before the extension has read its storage: then it has no strip.
      while (capture.strip && !(await page.$('plumbline-strip'))) {
        await page.reload();
        await page.evaluate(lookAtRows, capture.rows);
        await page.waitForSelector('plumbline-badge[data-state]');
      }
      if (capture.strip) await page.waitForSelector('plumbline-strip[data-shown]');
      // How far Firefox has scrolled may differ by a part of a pixel, and by that alone it scrolls no further.
      for (const one of [page, before])
        await one.evaluate(() => {
          const y = Math.floor(scrollY);
          scrollTo(0, 0);
          scrollTo(0, y);
        });
      expect(await nativeBoxes(page)).toEqual(await nativeBoxes(before));
      expect(await page.evaluate(jiraMarksIn, capture.rows)).toEqual(capture.marks);
      expect(await page.evaluate(unseenMarks, MARKED)).toEqual([]);
      await Promise.all([page.close(), before.close()]);
    });
  }
});
