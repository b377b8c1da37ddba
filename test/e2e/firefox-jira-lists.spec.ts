import { expect, test } from '@playwright/test';
import { nativeBoxes } from '../tools/badge.ts';
import { type FirefoxWithPlumbline, firefoxWithPlumbline } from '../tools/firefox.ts';
import { type Site, startSite } from '../tools/site.ts';
import { capturesAreHere } from './support/captures.ts';
import { apply, choose, go } from './support/firefox-pages.ts';
import {
  JIRA_HOSTS,
  jiraCaptures,
  jiraGoals,
  jiraGrants,
  jiraMarksIn,
  lookAtRows,
} from './support/jira-lists.ts';
import { makeRoom, serveLists } from './support/lists.ts';

/** The captured lists, boards, rows and cards of Jira in Firefox. */

test.describe('captured lists of Jira', () => {
  test.skip(!capturesAreHere, 'no ../shared/pages here');
  const captures = capturesAreHere ? jiraCaptures() : [];
  let site: Site;
  let quiet: FirefoxWithPlumbline;
  let active: FirefoxWithPlumbline;

  test.beforeAll(async () => {
    site = await startSite(JIRA_HOSTS);
    quiet = await firefoxWithPlumbline(site);
    active = await firefoxWithPlumbline(site, { granted: jiraGrants });
    await go(active.own, 'options.html');
    await choose(active.own, jiraGoals());
    await apply(active.own);
    serveLists(site, captures);
  });
  test.afterAll(async () => {
    await Promise.all([quiet?.close(), active?.close()]);
    await site?.close();
  });

  for (const capture of captures) {
    test(`${capture.name}: the mark that its facts deserve for each row, and nothing moved`, async () => {
      const before = await quiet.browser.newPage();
      await before.goto(capture.url);
      if (capture.strip) await before.evaluate(makeRoom, { into: capture.into, margin: '0 0 8px' });
      await before.evaluate(lookAtRows, capture.rows);
      const page = await active.browser.newPage();
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
      expect(await nativeBoxes(page)).toEqual(await nativeBoxes(before));
      expect(await page.evaluate(jiraMarksIn, capture.rows)).toEqual(capture.marks);
      await Promise.all([page.close(), before.close()]);
    });
  }
});
