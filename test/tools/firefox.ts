import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import * as z from 'zod/mini';
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

/**
 * Waits for the welcome tab; its address shows as about:blank from outside, so it is asked for its location. Once in
 * some sixty starts puppeteer misses that Firefox opened the tab, which the protocol's own list has: then the tab opens
 * itself once more.
 */
async function ownPage(browser: Browser, before: ReadonlySet<Page>): Promise<Page> {
  const deadline = Date.now() + 60_000;
  const again = Date.now() + 5000;
  let isMissed = false;
  while (Date.now() < deadline) {
    for (const page of await browser.pages()) {
      if (before.has(page)) continue;
      const href = await page.evaluate(() => location.href).catch(() => '');
      if (href.startsWith('moz-extension:')) return page;
    }
    if (!isMissed && Date.now() > again) isMissed = await reopened(browser);
    await new Promise((next) => setImmediate(next));
  }
  throw new Error('The extension opened no page of its own within 60 s of its installation.');
}

/** What puppeteer sends commands of the protocol by, and does not publish. */
type Raw = { connection: { send(method: string, params: object): Promise<unknown> } };

const treeSchema = z.object({
  result: z.object({ contexts: z.array(z.object({ context: z.string(), url: z.string() })) }),
});

/** Whether there is a page of the extension, which has now opened itself in another tab. */
async function reopened(browser: Browser): Promise<boolean> {
  const { connection } = browser as unknown as Raw;
  const { contexts } = treeSchema.parse(await connection.send('browsingContext.getTree', {})).result;
  const own = contexts.find(({ url }) => url.startsWith('moz-extension:'));
  if (!own) return false;
  await connection.send('script.evaluate', {
    expression: 'browser.tabs.create({ url: location.href }).then(() => null)',
    target: { context: own.context },
    awaitPromise: true,
  });
  return true;
}
