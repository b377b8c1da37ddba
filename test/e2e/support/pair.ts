import { expect, type Page } from '@playwright/test';
import { fillWith } from '../../demo/fill.ts';
import { type ChromiumWithPlumbline, chromiumWithPlumbline } from '../../tools/chromium.ts';
import { type FirefoxWithPlumbline, firefoxWithPlumbline } from '../../tools/firefox.ts';
import { type Site, startSite } from '../../tools/site.ts';
import { apply, choose, go } from './firefox-pages.ts';
import { serveLists } from './lists.ts';

/** The same pages in a browser with a plan, and in one where nothing is in scope. */
type Pair<B> = { site: Site; active: B; quiet: B; close(): Promise<void> };

export type ChromiumPair = Pair<ChromiumWithPlumbline>;
export type FirefoxPair = Pair<FirefoxWithPlumbline>;

type Pages = Parameters<typeof serveLists>[1];

/** github.com is there from the start. */
const grantsOf = (hosts: readonly string[]) =>
  hosts.filter((host) => host !== 'github.com').map((host) => `https://${host}/*`);

export async function chromiumPair(
  hosts: readonly string[],
  plan: string,
  pages: Pages,
): Promise<ChromiumPair> {
  const site = await startSite(hosts);
  const quiet = await chromiumWithPlumbline(site, hosts);
  const active = await chromiumWithPlumbline(site, hosts, { granted: grantsOf(hosts) });
  await fillWith(active, plan);
  serveLists(site, pages);
  return pairOf(site, active, quiet);
}

export async function firefoxPair(
  hosts: readonly string[],
  plan: string,
  pages: Pages,
): Promise<FirefoxPair> {
  const site = await startSite(hosts);
  const quiet = await firefoxWithPlumbline(site);
  const active = await firefoxWithPlumbline(site, { granted: grantsOf(hosts) });
  await go(active.own, 'options.html');
  await choose(active.own, plan);
  await apply(active.own);
  serveLists(site, pages);
  return pairOf(site, active, quiet);
}

function pairOf<B extends { close(): Promise<void> }>(site: Site, active: B, quiet: B): Pair<B> {
  return {
    ...{ site, active, quiet },
    close: async () => {
      await Promise.all([active.close(), quiet.close()]);
      await site.close();
    },
  };
}

/** A page with marks, and without. */
export async function openBoth(
  { active, quiet }: ChromiumPair,
  url: string,
  width: number,
  hasStrip: boolean,
): Promise<[Page, Page]> {
  const pages = await Promise.all([active.context.newPage(), quiet.context.newPage()]);
  for (const page of pages) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(url, { waitUntil: 'load' });
  }
  if (hasStrip) await untilStrip(pages[0], url);
  return pages;
}

/**
 * Until the page has its strip: a busy machine may paint it before the extension has read its storage, then it has none,
 * and is opened again.
 */
export async function untilStrip(page: Page, url: string): Promise<void> {
  const strip = page.locator('plumbline-strip:not([data-group])');
  await expect(async () => {
    if ((await strip.count()) === 0) await page.goto(url);
    await strip.waitFor({ state: 'attached', timeout: 8000 });
  }).toPass();
}
