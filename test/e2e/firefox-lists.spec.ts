import { expect, test } from '@playwright/test';
import { nativeBoxes } from '../tools/badge.ts';
import { type FirefoxWithPlumbline, firefoxWithPlumbline } from '../tools/firefox.ts';
import { type Site, startSite } from '../tools/site.ts';
import { capturesAreHere } from './support/captures.ts';
import { apply, choose, go } from './support/firefox-pages.ts';
import { listCaptures, listGoals, makeRoom, marksIn, serveLists } from './support/lists.ts';

/** The captured lists and boards in Firefox. */

test.describe('captured lists', () => {
  test.skip(!capturesAreHere, 'no ../shared/pages here');
  const captures = capturesAreHere ? listCaptures() : [];
  let site: Site;
  let quiet: FirefoxWithPlumbline;
  let active: FirefoxWithPlumbline;

  test.beforeAll(async () => {
    site = await startSite(['github.com']);
    quiet = await firefoxWithPlumbline(site);
    active = await firefoxWithPlumbline(site);
    await go(active.own, 'options.html');
    await choose(active.own, listGoals());
    await apply(active.own);
    serveLists(site, captures);
  });
  test.afterAll(async () => {
    await Promise.all([quiet?.close(), active?.close()]);
    await site?.close();
  });

  for (const capture of captures) {
    test(`${capture.name}: the mark that its facts deserve for each row, and nothing moved`, async () => {
      const page = await active.browser.newPage();
      // A busy machine may paint the page before the extension has read its storage: then it has no strip.
      await expect(async () => {
        await page.goto(capture.url);
        await page.waitForSelector('plumbline-strip[data-shown]', { timeout: 8000 });
      }).toPass();
      const before = await quiet.browser.newPage();
      await before.goto(capture.url);
      await before.evaluate(makeRoom, { into: capture.into, margin: capture.margin });
      expect(await nativeBoxes(page)).toEqual(await nativeBoxes(before));
      expect(await page.evaluate(marksIn, capture.rows)).toEqual(capture.marks);
      await Promise.all([page.close(), before.close()]);
    });
  }
});
