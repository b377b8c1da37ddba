import { expect, type Page, test } from '@playwright/test';
import { fillWith } from '../demo/fill.ts';
import { demoSite, HOSTS } from '../demo/site.ts';
import { type ChromiumWithPlumbline, chromiumWithPlumbline } from '../tools/chromium.ts';
import { firefoxWithPlumbline } from '../tools/firefox.ts';
import type { Site } from '../tools/site.ts';
import { type Trackers, trackerApis } from './support/space.ts';
import { weeksFromNow } from './support/weeks.ts';

/** A team's space, in the built extension: what a lead publishes stands on a teammate's tickets. */

const PATH = '.github/plumbline.json';
const SHOP = 'github:github.com/acme/shop';
const TOKEN = 'ghp_planted0123456789token';
const WITH_API = [...HOSTS, 'api.github.com'];
const plan = (goal: string, weeks = weeksFromNow()) =>
  JSON.stringify({
    format: 'plumbline',
    version: 1,
    scopes: [SHOP, 'jira:acme.atlassian.net/SHOP'],
    goals: [
      { id: 'checkout', title: 'Checkout under two seconds', rank: 1, state: 'active', rules: ['is:issue'] },
      { id: 'search', title: 'Search finds it first time', rank: 2, state: 'active', rules: [] },
    ],
    focus: weeks.map((week) => ({ week, goal })),
  });

let site: Site;
let apis: Trackers;
const browsers: ChromiumWithPlumbline[] = [];

test.beforeEach(async () => {
  site = await demoSite('light');
  apis = await trackerApis(site);
});
test.afterEach(async () => {
  await Promise.all(browsers.splice(0).map((browser) => browser.close()));
  await site?.close();
  expect(apis.violations).toEqual([]);
});

async function plumbline(): Promise<ChromiumWithPlumbline> {
  const browser = await chromiumWithPlumbline(site, WITH_API, {
    granted: ['https://acme.atlassian.net/*'],
    args: ['--ignore-certificate-errors'],
  });
  browsers.push(browser);
  return browser;
}

/** Asks the background, as a page of the extension does. */
async function tell<T>(browser: ChromiumWithPlumbline, name: string, ask: object): Promise<T> {
  const own = await browser.open('options.html');
  const reply: { ok: boolean; value: T; error?: { message: string } } = await own.evaluate(
    (message) =>
      (
        globalThis as unknown as { chrome: { runtime: { sendMessage(one: object): Promise<never> } } }
      ).chrome.runtime.sendMessage(message),
    { plumbline: 1, name, ask },
  );
  await own.close();
  if (!reply.ok) throw new Error(reply.error?.message);
  return reply.value;
}

async function issue(browser: ChromiumWithPlumbline, address: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(address);
  return page;
}

const ISSUE = 'https://github.com/acme/shop/issues/471';

test('a member who joins by one address sees the focus of the lead, also while GitHub and the background sleep', async () => {
  apis.repository.files.set(PATH, plan('checkout'));
  const member = await plumbline();
  expect(await tell(member, 'space-join', { address: 'https://github.com/acme/shop' })).toEqual({
    address: SHOP,
  });
  const page = await issue(member, ISSUE);
  const badge = page.locator('plumbline-badge');
  await expect(badge).toHaveAttribute('data-state', 'focus');
  await expect(badge).toHaveAttribute('data-goal', 'checkout');

  apis.refuse = { status: 500 };
  await member.stopBackground();
  await page.reload();
  await expect(badge).toHaveAttribute('data-state', 'focus');
  apis.refuse = null;

  apis.log.length = 0;
  await tell(member, 'space-read', { address: SHOP });
  expect(apis.log.filter((line) => line.includes(PATH))).toEqual([
    `GET 304 /repos/acme/shop/contents/${PATH}`,
  ]);
  apis.repository.files.set(PATH, plan('search'));
  await tell(member, 'space-read', { address: SHOP });
  await expect(badge).toHaveAttribute('data-state', 'linked');
});

test('what a lead publishes, after the difference is shown, stands on a teammate’s ticket', async () => {
  const [lead, member] = await Promise.all([plumbline(), plumbline()]);
  await tell(lead, 'token', { host: 'github.com', token: TOKEN });
  await fillWith(lead, plan('checkout'));
  await tell(lead, 'space-join', { address: 'acme/shop' });
  const choice = {
    address: SHOP,
    share: {
      goals: ['checkout', 'search'],
      weeks: weeksFromNow(),
      scopes: [SHOP],
      exempt: [],
      answers: false,
    },
    take: [],
  };
  const preview = await tell<{ differences: string[]; seen: string }>(lead, 'space-preview', { choice });
  expect(preview.differences).toContain('Goal Checkout under two seconds added');
  expect(apis.repository.files.size).toBe(0);
  expect(await tell(lead, 'space-publish', { choice, seen: preview.seen })).toEqual({ is: 'published' });
  expect(JSON.parse(apis.repository.files.get(PATH) ?? '')).toMatchObject({
    focus: [{ goal: 'checkout' }, { goal: 'checkout' }],
  });

  await tell(member, 'space-join', { address: 'acme/shop' });
  const page = await issue(member, ISSUE);
  await expect(page.locator('plumbline-badge')).toHaveAttribute('data-state', 'focus');
});

test('a Jira project carries a space as its property, by the session of the person', async () => {
  apis.property.value = JSON.parse(plan('checkout'));
  const member = await plumbline();
  await tell(member, 'space-join', { address: 'https://acme.atlassian.net/browse/SHOP-9' });
  expect(apis.log).toContain('GET 200 /rest/api/3/project/SHOP/properties/plumbline');
  const page = await issue(member, ISSUE);
  await expect(page.locator('plumbline-badge')).toHaveAttribute('data-state', 'focus');
  const choice = {
    address: 'jira:acme.atlassian.net/SHOP',
    share: { goals: [], weeks: [], scopes: [], exempt: [], answers: false },
    take: [],
  };
  const [, , week = ''] = weeksFromNow(2);
  await fillWith(member, plan('search', [week]));
  const later = { ...choice, share: { ...choice.share, weeks: [week] } };
  const { seen } = await tell<{ seen: string }>(member, 'space-preview', { choice: later });
  expect(await tell(member, 'space-publish', { choice: later, seen })).toEqual({ is: 'published' });
  expect(apis.property.value).toMatchObject({
    focus: [{ goal: 'checkout' }, { goal: 'checkout' }, { week, goal: 'search' }],
  });
});

for (const [status, headers, words] of [
  [401, {}, /does not take the token/],
  [403, {}, /Needs: Contents, read/],
  [404, {}, /or you may not see it/],
  [301, { location: 'https://api.github.com/repositories/1/contents' }, /has moved/],
  [429, { 'retry-after': '600' }, /lets us read again at/],
] as const) {
  test(`fault ${status === 429 ? 52 : 51}: at ${status} the last good copy stays, and one message says what next`, async () => {
    apis.repository.files.set(PATH, plan('checkout'));
    const member = await plumbline();
    await tell(member, 'token', { host: 'github.com', token: TOKEN });
    await tell(member, 'space-join', { address: 'acme/shop' });
    apis.refuse = { status, headers };
    apis.log.length = 0;
    await tell(member, 'space-read', { address: SHOP });
    if (status === 429) await tell(member, 'space-read', { address: SHOP });
    expect(apis.log.filter((line) => line.includes(PATH))).toHaveLength(1);
    const page = await issue(member, ISSUE);
    await expect(page.locator('plumbline-badge')).toHaveAttribute('data-state', 'focus');
    const options = await member.open('options.html');
    await expect(options.getByText(words).first()).toBeVisible();
  });
}

test('in Firefox, a space that is joined stands on the ticket', async () => {
  apis.repository.files.set(PATH, plan('checkout'));
  const firefox = await firefoxWithPlumbline(site, { granted: ['https://acme.atlassian.net/*'] });
  try {
    const { own, browser } = firefox;
    const reply = await own.evaluate(
      (message) =>
        (
          globalThis as unknown as { browser: { runtime: { sendMessage(one: object): Promise<unknown> } } }
        ).browser.runtime.sendMessage(message),
      { plumbline: 1, name: 'space-join', ask: { address: 'acme/shop' } },
    );
    expect(reply).toEqual({ ok: true, value: { address: SHOP } });
    const page = await browser.newPage();
    await page.goto(ISSUE);
    await page.waitForSelector('plumbline-badge[data-state="focus"]');
  } finally {
    await firefox.close();
  }
});
