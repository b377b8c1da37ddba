import { expect, test } from '@playwright/test';
import { nativeBoxes } from '../tools/badge.ts';
import { capturesAreHere } from './support/captures.ts';
import { listCaptures, listGoals, makeRoom, marksIn } from './support/lists.ts';
import { type FirefoxPair, firefoxPair } from './support/pair.ts';
import { MARKED, unseenMarks } from './support/seen.ts';

/** The captured lists and boards in Firefox. */

test.describe('captured lists', () => {
  test.skip(!capturesAreHere, 'no ../shared/pages here');
  const captures = capturesAreHere ? listCaptures() : [];
  let pair: FirefoxPair;
  test.beforeAll(async () => {
    pair = await firefoxPair(['github.com'], listGoals(), captures);
  });
  test.afterAll(() => pair?.close());

  for (const capture of captures) {
    test(`${capture.name}: the mark that its facts deserve for each row, and nothing moved`, async () => {
      const page = await pair.active.browser.newPage();
      // A busy machine may paint the page before the extension has read its storage: then it has no strip.
      await expect(async () => {
        await page.goto(capture.url);
        await page.waitForSelector('plumbline-strip[data-shown]', { timeout: 8000 });
      }).toPass();
      const before = await pair.quiet.browser.newPage();
      await before.goto(capture.url);
      await before.evaluate(makeRoom, [[capture.into, capture.margin] as const]);
      expect(await nativeBoxes(page)).toEqual(await nativeBoxes(before));
      expect(await page.evaluate(marksIn, capture.rows)).toEqual(capture.marks);
      // The capture has a dialog open over its list.
      await page.evaluate(() => document.querySelector('#__primerPortalRoot__')?.remove());
      expect(await page.evaluate(unseenMarks, MARKED)).toEqual([]);
      await Promise.all([page.close(), before.close()]);
    });
  }
});
