import { expect, type Page, test } from '@playwright/test';
import { nativeBoxes, stripNames } from '../tools/badge.ts';
import { capturesAreHere } from './support/captures.ts';
import { type ListCapture, listCaptures, listGoals, makeRoom, marksIn } from './support/lists.ts';
import { type ChromiumPair, chromiumPair, openBoth } from './support/pair.ts';
import { MARKED, unseenMarks } from './support/seen.ts';

/** The captured lists and boards in Chromium: the mark of each row, the strip, and nothing of the page's own moved. */

test.describe('captured lists', () => {
  test.skip(!capturesAreHere, 'no ../shared/pages here');
  const captures = capturesAreHere ? listCaptures() : [];
  let pair: ChromiumPair;
  test.beforeAll(async () => {
    pair = await chromiumPair(['github.com'], listGoals(), captures);
  });
  test.afterAll(() => pair?.close());

  async function both({ url }: ListCapture, width: number): Promise<[Page, Page]> {
    const pages = await openBoth(pair, url, width, true);
    await pages[0].locator('plumbline-strip[data-shown]').waitFor();
    return pages;
  }

  for (const capture of captures) {
    test(`${capture.name}: each row has the mark that its facts deserve`, async () => {
      const [page, before] = await both(capture, 1280);
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      expect(await page.evaluate(marksIn, capture.rows)).toEqual(capture.marks);
      expect(await stripNames(page)).toEqual(capture.counts);
      expect(await before.locator('plumbline-badge, plumbline-strip').count()).toBe(0);
      expect(errors).toEqual([]);
      await Promise.all([page.close(), before.close()]);
    });

    for (const width of [1280, 700, 400]) {
      test(`${capture.name}, ${width} px wide: nothing moves but for the strip's own room`, async () => {
        const [page, before] = await both(capture, width);
        await before.evaluate(makeRoom, [[capture.into, capture.margin] as const]);
        expect(await nativeBoxes(page)).toEqual(await nativeBoxes(before));
        // The capture has a dialog open over its list.
        await page.evaluate(() => document.querySelector('#__primerPortalRoot__')?.remove());
        expect(await page.evaluate(unseenMarks, MARKED)).toEqual([]);
        await Promise.all([page.close(), before.close()]);
      });
    }
  }

  test('a part of the strip dims the rest, and again undoes it', async () => {
    const [capture] = captures;
    if (!capture) throw new Error('no list');
    const [page, before] = await both(capture, 1280);
    // The capture has a dialog open over its list.
    await page.evaluate(() => document.querySelector('#__primerPortalRoot__')?.remove());
    const dimmed = () => page.locator('[data-plumbline-rest]').count();
    const strip = page.locator('plumbline-strip');
    const box = await strip.boundingBox();
    if (!box) throw new Error('no strip');
    // Its last part, at the end: four are parked.
    const last = { x: box.width - 30, y: 20 };
    await strip.click({ position: last });
    await expect.poll(dimmed).toBe(capture.marks.length + 1 - 4);
    await strip.click({ position: last });
    await expect.poll(dimmed).toBe(0);
    await Promise.all([page.close(), before.close()]);
  });
});
