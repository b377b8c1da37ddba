import { expect, type Page, test } from '@playwright/test';
import { fillWith } from '../demo/fill.ts';
import { type ChromiumWithPlumbline, chromiumWithPlumbline } from '../tools/chromium.ts';
import { type Site, startSite } from '../tools/site.ts';
import { tell } from './support/device.ts';
import {
  type Api,
  DATA_CENTER,
  DATA_CENTER_LIST,
  gitHubApi,
  goalsOf,
  JIRA,
  JIRA_LIST,
  jiraApi,
  jiraList,
  otherMarks,
  stateOf,
} from './support/many-rows.ts';
import { TWIN_URL, twinPage } from './support/twin.ts';

/** Facts of many rows: what is asked for, how often, and what is shown of it. */

const STATES = [0, 1, 2, 3].map(stateOf);
const UNKNOWN = STATES.map(() => 'unknown');
const HOSTS = [JIRA, DATA_CENTER, 'github.com', 'api.github.com'];
const JIRA_ROWS = 'tr';
const GITHUB_ROWS = 'li[role=listitem]';

async function open(goals: string): Promise<{ site: Site; browser: ChromiumWithPlumbline }> {
  const site = await startSite(HOSTS);
  const granted = [JIRA, DATA_CENTER].map((host) => `https://${host}/*`);
  const browser = await chromiumWithPlumbline(site, HOSTS, {
    granted,
    args: ['--ignore-certificate-errors'],
  });
  await fillWith(browser, goals);
  for (const address of [JIRA_LIST, DATA_CENTER_LIST]) site.page(address, jiraList(250));
  return { site, browser };
}

async function visit(browser: ChromiumWithPlumbline, address: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(address);
  return page;
}

const agree = (page: Page, rows: string, states: readonly string[]) =>
  expect
    .poll(() => page.evaluate(otherMarks, { rows, states: [...states] }), { intervals: [50] })
    .toEqual([]);

function heldTo(api: Api): void {
  expect(api.violations).toEqual([]);
  const all = api.asked.flat();
  expect(all.length, 'each once').toBe(new Set(all).size);
  for (const keys of api.asked) expect(keys.length).toBeLessThanOrEqual(100);
}

test.describe('a list of Jira', () => {
  test('of 250 rows asks for those near the screen alone, a hundred at most at a time, each once', async () => {
    const { site, browser } = await open(goalsOf(`jira:${JIRA}/SHOP`, 'label', false));
    const api = await jiraApi(site, false);
    const page = await visit(browser, JIRA_LIST);
    await agree(page, JIRA_ROWS, STATES);
    const numbers = () => api.asked.flat().map((key) => Number(key.replace('SHOP-', '')));
    // The screen holds 20; at most one and a half more below it count as near.
    expect(api.asked).toHaveLength(1);
    expect(Math.max(...numbers())).toBeLessThanOrEqual(50);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await agree(page, JIRA_ROWS, STATES);
    expect(numbers().filter((n) => n > 50 && n < 200)).toEqual([]);
    for (let y = 0; y <= 10_000; y += 400) {
      await page.evaluate((top) => scrollTo(0, top), y);
      await agree(page, JIRA_ROWS, STATES);
    }
    expect(numbers().length).toBe(250);
    test.info().annotations.push({ type: 'requests', description: `${api.asked.length} for 250 rows` });
    // Back again, and in another tab: nothing more is asked.
    const before = api.asked.length;
    await page.evaluate(() => scrollTo(0, 0));
    await agree(page, JIRA_ROWS, STATES);
    const other = await visit(browser, JIRA_LIST);
    await agree(other, JIRA_ROWS, STATES);
    await browser.stopBackground();
    await other.reload();
    await agree(other, JIRA_ROWS, STATES);
    expect(api.asked.length).toBe(before);
    heldTo(api);
    await browser.close();
    await site.close();
  });

  test('in two tabs at once is asked for by one of them', async () => {
    const { site, browser } = await open(goalsOf(`jira:${JIRA}/SHOP`, 'label', false));
    const api = await jiraApi(site, false);
    let release = (): void => undefined;
    api.hold = new Promise((resolve) => {
      release = resolve;
    });
    const pages = await Promise.all([visit(browser, JIRA_LIST), visit(browser, JIRA_LIST)]);
    await expect.poll(() => api.asked.length).toBe(1);
    for (const page of pages) await page.bringToFront();
    release();
    for (const page of pages) {
      await page.bringToFront();
      await agree(page, JIRA_ROWS, STATES);
    }
    expect(api.asked).toHaveLength(1);
    heldTo(api);
    await browser.close();
    await site.close();
  });

  test('whose rows hang from epics reads each epic once, too', async () => {
    const { site, browser } = await open(goalsOf(`jira:${JIRA}/SHOP`, 'label', true));
    const api = await jiraApi(site, true);
    const page = await visit(browser, JIRA_LIST);
    await agree(page, JIRA_ROWS, STATES);
    expect(api.asked).toHaveLength(2);
    const [rows = [], epics] = api.asked;
    const above = rows.map((key) => `SHOP-${1001 + Math.floor((Number(key.replace('SHOP-', '')) - 1) / 10)}`);
    expect(epics).toEqual([...new Set(above)]);
    heldTo(api);
    await browser.close();
    await site.close();
  });

  test('of a Data Center is searched for under its own path', async () => {
    const { site, browser } = await open(goalsOf(`jira:${DATA_CENTER}/SHOP`, 'label', false));
    const api = await jiraApi(site, false);
    const page = await visit(browser, DATA_CENTER_LIST);
    await agree(page, JIRA_ROWS, STATES);
    expect(api.asked).toHaveLength(1);
    heldTo(api);
    await browser.close();
    await site.close();
  });

  test('whose session has ended says so once in the popup, and its marks are not read', async () => {
    const { site, browser } = await open(goalsOf(`jira:${JIRA}/SHOP`, 'label', false));
    const api = await jiraApi(site, false);
    api.refuse = {
      status: 400,
      headers: { 'content-type': 'application/json' },
      body: '{"errorMessages":[]}',
    };
    const page = await visit(browser, JIRA_LIST);
    await agree(page, JIRA_ROWS, UNKNOWN);
    await expect.poll(() => api.asked.length).toBe(1);
    for (const y of [2000, 6000, 9000]) {
      await page.evaluate((top) => scrollTo(0, top), y);
      await agree(page, JIRA_ROWS, UNKNOWN);
    }
    const popup = await browser.open('popup.html');
    await expect(popup.getByText('You are signed out there')).toHaveCount(1);
    await expect(popup.getByRole('status').filter({ hasText: 'signed out' })).toContainText(JIRA);
    expect(api.asked.length).toBe(1);
    // The problem list is for what is broken of ours.
    const options = await browser.open('options.html#problems');
    await expect(options.getByText('list mark')).toHaveCount(0);
    await browser.close();
    await site.close();
  });
});

test.describe('a list of GitHub', () => {
  const SHOP = 'github:github.com/acme/shop';

  test('gets what its rows do not show by the API when there is a token, else not', async () => {
    const { site, browser } = await open(goalsOf(SHOP, 'milestone', false));
    const api = await gitHubApi(site);
    site.page(TWIN_URL, twinPage({ count: 250, manner: 'all' }));
    const page = await visit(browser, TWIN_URL);
    await agree(page, GITHUB_ROWS, UNKNOWN);
    await page.evaluate(() => new Promise<void>((done) => requestIdleCallback(() => done())));
    expect(api.asked).toEqual([]);

    const options = await browser.open('options.html');
    await tell(options, 'token', { host: 'github.com', token: 'ghp_0123456789012345678901' });
    await page.bringToFront();
    await page.reload();
    await agree(page, GITHUB_ROWS, STATES);
    // Twelve and a half on screen.
    expect(api.asked).toHaveLength(1);
    expect(api.asked[0]?.length).toBeLessThan(40);
    await page.evaluate(() => scrollTo(0, 8000));
    await agree(page, GITHUB_ROWS, STATES);
    test.info().annotations.push({
      type: 'requests',
      description: `${api.asked.map((numbers) => numbers.length)} issues`,
    });
    expect(api.asked.length).toBeLessThanOrEqual(3);
    heldTo(api);
    await browser.close();
    await site.close();
  });
});
