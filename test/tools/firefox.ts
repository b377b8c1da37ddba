import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { ensureBrowser } from './browsers.ts';
import { extensionCopy } from './extension.ts';
import type { Site } from './site.ts';

export type FirefoxWithPlumbline = {
  browser: Browser;
  /** `moz-extension://UUID/` */
  base: string;
  /** The tab the extension opened itself at install; from it the extension's other pages can be reached. */
  own: Page;
  close(): Promise<void>;
};

/** As wxt.config.ts says. */
const ID = 'plumbline@plumbline.example';

type Options = {
  granted?: readonly string[];
  prefs?: Record<string, unknown>;
  executable?: string;
  /** The person has allowed the extension in private windows. */
  isPrivate?: boolean;
};

/** Firefox with the built extension; every request goes to the site, by its CONNECT proxy. */
export async function firefoxWithPlumbline(
  site: Site,
  { granted = [], prefs = {}, executable = ensureBrowser('firefox'), isPrivate = false }: Options = {},
): Promise<FirefoxWithPlumbline> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: executable,
    headless: true,
    ...(isPrivate && { userDataDir: privateProfile() }),
    acceptInsecureCerts: true,
    defaultViewport: { width: 1280, height: 800 },
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': site.proxyPort,
      'network.proxy.allow_hijacking_localhost': false,
      ...prefs,
    },
  });
  const before = new Set(await browser.pages());
  await browser.installExtension(extensionCopy('firefox-mv3', granted));
  const own = await ownPage(browser, before);
  const base = await own.evaluate(() => new URL('/', location.href).href);
  return { browser, base, own, close: () => browser.close() };
}

/** A profile with that answer, as Firefox keeps it. */
function privateProfile(): string {
  const profile = mkdtempSync(join(tmpdir(), 'plumbline-profile-'));
  const answers = { [ID]: { permissions: ['internal:privateBrowsingAllowed'], origins: [] } };
  writeFileSync(join(profile, 'extension-preferences.json'), JSON.stringify(answers));
  return profile;
}

/** Waits for the welcome tab; its address shows as about:blank from outside, so it is asked for its location. */
async function ownPage(browser: Browser, before: ReadonlySet<Page>): Promise<Page> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    for (const page of await browser.pages()) {
      if (before.has(page)) continue;
      const href = await page.evaluate(() => location.href).catch(() => '');
      if (href.startsWith('moz-extension:')) return page;
    }
    await new Promise((again) => setImmediate(again));
  }
  throw new Error('The extension opened no page of its own within 30 s of its installation.');
}
