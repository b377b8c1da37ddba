import { expect, type Page, test } from '@playwright/test';
import { fillWith } from '../demo/fill.ts';
import { JIRA_HOST } from '../demo/sample.ts';
import { addressOf, HOSTS, jiraAddressOf } from '../demo/site.ts';
import { badgeName, cardNames, openCard } from '../tools/badge.ts';
import { type ChromiumWithPlumbline, chromiumWithPlumbline } from '../tools/chromium.ts';
import type { Site } from '../tools/site.ts';
import {
  BLOCKED,
  BLOCKER,
  CHILD,
  DONE,
  LIST_URL,
  notesFile,
  notesSite,
  PARENT,
  TWIN,
} from './support/notes.ts';

/** What only a whole view shows: of issues that were seen on pages of their own, in both trackers. */

let site: Site;
let browser: ChromiumWithPlumbline;
let page: Page;

test.beforeEach(async () => {
  site = await notesSite();
  browser = await chromiumWithPlumbline(site, HOSTS, { granted: [`https://${JIRA_HOST}/*`] });
  await fillWith(browser, notesFile());
  page = await browser.context.newPage();
});
test.afterEach(async () => {
  await browser?.close();
  await site?.close();
});

const keyOf = ({ number }: { number: number }) => `github:github.com/acme/shop#${number}`;

/** Opens the page; what it says is published when the background has seen it. */
async function visit(url: string): Promise<void> {
  await page.goto(url);
  await page.locator('plumbline-badge[data-state]').first().waitFor();
}
const says = (issue?: string) => expect.poll(() => badgeName(page, issue), { timeout: 15_000 });

test('a row that blocks the focus says so, and the focus that it waits on unlinked work', async () => {
  await visit(addressOf(BLOCKED));
  expect(await badgeName(page)).toBe("This week's focus, goal 1: Checkout under two seconds. Open card");
  await visit(LIST_URL);
  const unlinked = 'Unlinked work: started, and no goal holds it';
  await says(keyOf(BLOCKER)).toMatch(
    new RegExp(`^${unlinked}. Blocks this week’s focus: acme/shop#901 open, read .*. Open card$`),
  );
  await says(keyOf(BLOCKED)).toMatch(/Waits on work that no goal holds yet: acme\/shop#902 open, read/);
  // Nothing else is known of it, and nothing is said.
  expect(await badgeName(page, keyOf(CHILD))).toBe(`${unlinked}. Open card`);
  // Kept over a restart of the background, which has judged nothing yet.
  await browser.stopBackground();
  await page.goto(LIST_URL);
  await says(keyOf(BLOCKER)).toMatch(/Blocks this week’s focus/);
});

test('an issue and its twin in the other tracker show both states, the mismatch marked', async () => {
  await visit(jiraAddressOf(TWIN));
  await visit(addressOf(DONE));
  await says().toMatch(/^Done, no goal was linked\. Closed here, SHOP-141 in progress, read .*\. Open card$/);
  await openCard(page);
  expect(await cardNames(page, 'heading')).toContain('Closed here, in progress there');
  expect(await cardNames(page, 'link')).toEqual([TWIN]);
  const texts = await cardNames(page, 'StaticText');
  expect(texts.slice(texts.indexOf('Here'))).toEqual(
    expect.arrayContaining(['Here', 'closed', expect.stringMatching(/^read /), TWIN, 'in progress']),
  );

  await visit(jiraAddressOf(TWIN));
  await says().toMatch(/In progress here, acme\/shop#903 closed, read/);
});

test('a parent that is done says how many of its children are open, and they that it is', async () => {
  await visit(addressOf(PARENT));
  await says().toMatch(/^Done.*\. Closed, but 1 child is open: acme\/shop#905 open, read .*\. Open card$/);
  await visit(addressOf(CHILD));
  await says().toMatch(/Open, but its parent is closed: acme\/shop#904 closed, read/);
});
