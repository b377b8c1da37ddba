import { expect, type Page, test } from '@playwright/test';
import { sampleFile } from '../demo/sample.ts';
import { demoSite, jiraAddressOf } from '../demo/site.ts';
import type { ChromiumWithPlumbline } from '../tools/chromium.ts';
import { firefoxWithPlumbline } from '../tools/firefox.ts';
import { apply, badges, choose, go, state } from './support/firefox-pages.ts';
import { team } from './support/team.ts';

/** A person takes back that Plumbline may read a host. */

const HOST = 'acme.atlassian.net';
const ORIGIN = `https://${HOST}/*`;
const ISSUE = jiraAddressOf('SHOP-141');

/** In pages of the browser and of the extension, where the functions given to `evaluate` run. */
declare const chrome: {
  developerPrivate: Record<
    'removeHostPermission' | 'addHostPermission',
    (extension: string, origin: string) => Promise<void>
  >;
  extension: { getViews(of: { type: 'popup' }): Window[] };
};
declare const browser: { permissions: { remove(rights: { origins: string[] }): Promise<boolean> } };

test('fault 58: taken back under an open tab: its badge goes, the popup offers to allow it again, and then it is back', async () => {
  const { browser, end } = await team();
  const own = await browser.open('manifest.json');
  const rights = await browser.context.newPage();
  await rights.goto('chrome://extensions');
  const page = await browser.context.newPage();
  const badge = page.locator('plumbline-badge');
  await page.goto(ISSUE);
  await expect(badge).toHaveAttribute('data-state', 'focus');

  const which = [new URL(browser.base).host, ORIGIN] as const;
  await rights.evaluate((which) => chrome.developerPrivate.removeHostPermission(...which), which);
  await expect(badge).toHaveCount(0);
  await page.bringToFront();
  await pressAction(browser, page);
  // It is there before its body is.
  const popup = () =>
    own.evaluate(() => {
      const [view] = chrome.extension.getViews({ type: 'popup' });
      return view?.document.querySelector('body')?.innerText ?? '';
    });
  await expect.poll(popup).toContain(`Allow ${HOST}`);

  await rights.evaluate((which) => chrome.developerPrivate.addHostPermission(...which), which);
  await expect(badge).toHaveAttribute('data-state', 'focus');
  await expect(badge).toHaveCount(1);
  await end();
});

/** Clicks Plumbline's button in the browser's bar, by which it may look at the tab; its popup is no page to Playwright. */
async function pressAction({ context, base }: ChromiumWithPlumbline, page: Page): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  const tabs = await session?.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const tab = tabs?.targetInfos.find(({ url }) => url === page.url());
  await session?.send('Extensions.triggerAction', { id: new URL(base).host, targetId: tab?.targetId ?? '' });
}

test('fault 58: taken back in Firefox: the badge goes, and the options offer to allow it again', async () => {
  const site = await demoSite('light');
  const firefox = await firefoxWithPlumbline(site, { granted: [ORIGIN] });
  const { own } = firefox;
  await go(own, 'options.html');
  await choose(own, sampleFile());
  await apply(own);
  const page = await firefox.browser.newPage();
  await page.goto(ISSUE);
  await state(page, 'focus');
  await own.bringToFront();
  expect(await own.evaluate((origin) => browser.permissions.remove({ origins: [origin] }), ORIGIN)).toBe(
    true,
  );
  await expect.poll(() => badges(page)).toBe(0);
  await expect.poll(() => own.evaluate(() => document.body.innerText)).toContain('Allow this host');
  await firefox.close();
  await site.close();
});
