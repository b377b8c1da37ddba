import { expect, test } from '@playwright/test';
import { nativeBoxes } from '../tools/badge.ts';
import { capturesAreHere } from './support/captures.ts';
import {
  JIRA_HOSTS,
  type JiraCapture,
  jiraCaptures,
  jiraGoals,
  jiraMarksIn,
  lookAtRows,
} from './support/jira-lists.ts';
import { makeRoom } from './support/lists.ts';
import { type ChromiumPair, chromiumPair, openBoth } from './support/pair.ts';
import { MARKED, unseenMarks } from './support/seen.ts';

/** The captured lists, boards, rows and cards of Jira in Chromium: the mark of each, and nothing of the page's own moved. */

test.describe('captured lists of Jira', () => {
  test.skip(!capturesAreHere, 'no ../shared/pages here');
  const captures = capturesAreHere ? jiraCaptures() : [];
  let pair: ChromiumPair;
  test.beforeAll(async () => {
    pair = await chromiumPair(JIRA_HOSTS, jiraGoals(), captures);
  });
  test.afterAll(() => pair?.close());

  const both = ({ url, strip }: JiraCapture, width: number) => openBoth(pair, url, width, strip);

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
        if (capture.strip) await before.evaluate(makeRoom, [[capture.into, capture.margin] as const]);
        for (const one of [page, before]) await one.evaluate(lookAtRows, capture.rows);
        await page.locator('plumbline-badge[data-state]').first().waitFor({ state: 'attached' });
        await expect(page.locator('plumbline-strip[data-shown]')).toHaveCount(capture.strip ? 1 : 0);
        expect(await nativeBoxes(page)).toEqual(await nativeBoxes(before));
        expect(await page.evaluate(unseenMarks, MARKED)).toEqual([]);
        await Promise.all([page.close(), before.close()]);
      });
  }
});
