import { expect, type Page, test } from '@playwright/test';
import { unpacked } from '../../lib/storage/packs.ts';
import { fillWith } from '../demo/fill.ts';
import { githubPage } from '../demo/github-page.ts';
import { type ChromiumWithPlumbline, chromiumWithPlumbline } from '../tools/chromium.ts';
import { type Site, startSite } from '../tools/site.ts';
import { rowsIn } from './support/device.ts';
import { sentPage, sentRow } from './support/twin.ts';
import { focusNow } from './support/weeks.ts';

/** Parts of a page that are off: by hand, everywhere or in a scope, and by themselves where their place is not found. */

const SHOP = 'https://github.com/acme/shop';
const OTHER = 'https://github.com/acme/other';
const MARK = 'li plumbline-badge[data-state]';
const BADGE = 'main plumbline-badge[data-size=title][data-state]';
const STRIP = 'plumbline-strip[data-shown]';
const ISSUE = {
  number: 9,
  title: 'Pay twice',
  body: '',
  author: 'dana',
  labels: ['pay'],
  assignees: ['dana'],
};

const PLAN = JSON.stringify({
  format: 'plumbline',
  version: 1,
  scopes: ['github:github.com/acme/shop', 'github:github.com/acme/other'],
  settings: { noInheritance: ['github:github.com/acme/shop', 'github:github.com/acme/other'] },
  goals: [{ id: 'pay', rank: 1, title: 'All pay', state: 'active', rules: ['label:pay'] }],
  focus: focusNow({ goal: 'pay' }),
});

/** A list with room for a strip; without the line in which a mark of ours stands when it is `broken`. */
function listOf(repo: string, isBroken = false): string {
  const html = sentPage([0, 1, 2].map((n) => sentRow(n)))
    .replace('<main>', '<main><div>')
    .replace('</main>', '</div></main>')
    .replaceAll('acme/shop', repo);
  return isBroken ? html.replace(/data-testid="(list-row-repo-name-and-number|created-at)"/g, '') : html;
}

/** An issue; without the pill behind which our badge stands when it is `broken`. */
function issueOf(isBroken = false): string {
  const html = githubPage(ISSUE, 'light');
  return isBroken ? html.replace('data-testid="header-state"', '').replace(/data-status="\w+"/g, '') : html;
}

test.describe('parts', () => {
  let site: Site;
  let browser: ChromiumWithPlumbline;
  let options: Page;

  test.beforeEach(async () => {
    site = await startSite(['github.com']);
    for (const [address, repo] of [
      [SHOP, 'acme/shop'],
      [OTHER, 'acme/other'],
    ] as const) {
      site.page(`${address}/issues`, listOf(repo));
      site.page(`${address}/pulls`, listOf(repo));
    }
    site.page(`${SHOP}/issues/9`, issueOf());
    site.page(`${OTHER}/issues/9`, issueOf().replaceAll('acme/shop', 'acme/other'));
    browser = await chromiumWithPlumbline(site, ['github.com']);
    await fillWith(browser, PLAN);
    options = await browser.open('options.html');
  });
  test.afterEach(async () => {
    await browser?.close();
    await site?.close();
  });

  async function visit(address: string): Promise<Page> {
    const page = await browser.context.newPage();
    await page.goto(address);
    return page;
  }

  /** On how many visits a part was missed, as the background counts them. */
  async function misses(part: string): Promise<number> {
    const { problems = [] } = await rowsIn(options);
    const row = problems.map((one) => Object(one)).find((one) => one.part === part);
    return row?.missed?.visits ?? 0;
  }

  /** Three visits, each until it has told that it found no place. */
  async function missThrice(address: string, part: string): Promise<Page> {
    for (const visits of [1, 2, 3]) {
      const page = await visit(address);
      await expect.poll(() => misses(part)).toBe(visits);
      if (visits === 3) return page;
      await page.close();
    }
    throw new Error('three');
  }

  test('marks that three visits do not find are off, said to be so, and back when tried again', async () => {
    site.page(`${SHOP}/issues`, listOf('acme/shop', true));
    const page = await missThrice(`${SHOP}/issues`, 'list mark');
    // What else is on the page still works.
    await page.locator(STRIP).waitFor();
    site.page(`${SHOP}/issues`, listOf('acme/shop'));
    await page.goto(`${SHOP}/issues`);
    await page.locator(STRIP).waitFor();
    expect(await page.locator(MARK).count()).toBe(0);
    const pulls = await visit(`${SHOP}/pulls`);
    await expect(pulls.locator(MARK)).toHaveCount(3);
    const issue = await visit(`${SHOP}/issues/9`);
    await issue.locator(BADGE).waitFor();

    const title = 'Mark in lists is off on github.com';
    const why =
      /The row’s own line was not found \(issue list, selectors .*list 2025-09.*\) since today \d+:\d\d\. The rest of the page works\./;
    const line = options.locator('#problems .line', { hasText: title });
    await expect(line).toContainText(why);
    await expect(options.locator('#parts')).toContainText('Off on github.com');
    const popup = await browser.open('popup.html');
    await expect(popup.getByText(title)).toBeVisible();
    await expect(popup.locator('.pop-notice')).toContainText(why);
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await popup.getByRole('button', { name: 'Copy report' }).click();
    await popup.getByRole('button', { name: 'Report copied' }).waitFor();
    const report = await popup.evaluate(() => navigator.clipboard.readText());
    expect(JSON.parse(report)).toMatchObject({
      part: 'list mark',
      pageKind: 'issue-list',
      browser: expect.stringMatching(/^Chrome\/\d/),
    });
    expect(report).not.toMatch(/acme|Issue \d|github\.com/);

    await popup.getByRole('button', { name: 'Try again' }).click();
    await expect(popup.getByText(title)).toHaveCount(0);
    // Also in the page that is open.
    await expect(page.locator(MARK)).toHaveCount(3);
    await expect(options.locator('#problems')).toContainText('No problems');
  });

  test('visits that miss a part and do not follow each other switch nothing off', async () => {
    const broken = `${SHOP}/issues`;
    site.page(broken, listOf('acme/shop', true));
    for (const visits of [1, 2]) {
      const page = await visit(broken);
      await expect.poll(() => misses('list mark')).toBe(visits);
      await page.close();
    }
    const found = await visit(`${OTHER}/issues`);
    await expect.poll(() => misses('list mark')).toBe(0);
    await expect(found.locator(MARK)).toHaveCount(3);
    await visit(broken);
    await expect.poll(() => misses('list mark')).toBe(1);
  });

  test('a badge that three visits do not find is off, and back when the options try it again', async () => {
    site.page(`${SHOP}/issues/9`, issueOf(true));
    await missThrice(`${SHOP}/issues/9`, 'title badge');
    await expect(options.locator('#problems')).toContainText('Badge beside the title is off on github.com');
    site.page(`${SHOP}/issues/9`, issueOf());
    const page = await visit(`${SHOP}/issues/9`);
    const list = await visit(`${SHOP}/issues`);
    await expect(list.locator(MARK)).toHaveCount(3);
    expect(await page.locator('plumbline-badge').count()).toBe(0);
    await options.locator('#problems').getByRole('button', { name: 'Try again' }).click();
    await page.locator(BADGE).waitFor();
  });

  test('parts that are switched off by hand in a scope draw nothing there, and still elsewhere', async () => {
    const parts = options.locator('#parts');
    for (const name of ['Badge beside the title', 'Mark in lists', 'Strip above lists']) {
      await parts.getByRole('button', { name: `${name}: In every scope` }).click();
      await parts.getByRole('switch', { name: `${name} in acme/shop` }).click();
      await expect(parts.getByRole('button', { name: `${name}: Off in acme/shop` })).toBeVisible();
    }
    const [list, issue] = [await visit(`${OTHER}/issues`), await visit(`${OTHER}/issues/9`)];
    await expect(list.locator(MARK)).toHaveCount(3);
    await list.locator(STRIP).waitFor();
    await issue.locator(BADGE).waitFor();
    await Promise.all([list.goto(`${SHOP}/issues`), issue.goto(`${SHOP}/issues/9`)]);
    // Its facts are read all the same: the popup speaks of this issue.
    const seen = async () =>
      ((await rowsIn(options)).seen ?? []).flatMap((pack) => unpacked(pack).good.map(({ key }) => key));
    const keys = [1, 9].map((number) => `github:github.com/acme/shop#${number}`);
    await expect.poll(seen).toEqual(expect.arrayContaining(keys));
    expect(await issue.locator('plumbline-badge').count()).toBe(0);
    expect(await list.locator('plumbline-badge, plumbline-strip').count()).toBe(0);
    const top = (page: Page) => page.locator('[data-testid=list-header]').boundingBox();
    const plain = await visit(`${SHOP}/issues`);
    expect((await top(list))?.y).toBe((await top(plain))?.y);
    expect((await top(list))?.y).toBe(8);
    await parts.getByRole('switch', { name: 'Mark in lists in acme/shop' }).click();
    await expect(list.locator(MARK)).toHaveCount(3);
    await parts.getByRole('switch', { name: 'Badge beside the title in acme/shop' }).click();
    await issue.locator(BADGE).waitFor();
  });
});
