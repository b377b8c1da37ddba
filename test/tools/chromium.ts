import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page, type Worker } from '@playwright/test';
import { ensureBrowser } from './browsers.ts';
import { extensionCopy } from './extension.ts';
import type { Site } from './site.ts';

/** Playwright adds them by default. */
const WITHOUT_SYNC = ['--disable-sync', '--disable-background-networking'];

/** Playwright switches it off, as its own goBack waits in vain for a page that comes back whole. */
const WITHOUT_PAGE_CACHE = '--disable-back-forward-cache';

/** Without the long delay before changes are sent. */
const withSync = (file: string) => [
  '--enable-local-sync-backend',
  `--local-sync-backend-dir=${file}`,
  '--sync-short-nudge-delay-for-test',
];

export type ChromiumWithPlumbline = {
  context: BrowserContext;
  /** `chrome-extension://ID/` */
  base: string;
  worker(): Promise<Worker>;
  /** Opens a page of the extension: `popup.html`. */
  open(path: string): Promise<Page>;
  /** Stops the background, as the browser does after 30 idle seconds. */
  stopBackground(): Promise<void>;
  /** Installs the extension anew over itself, as an update does while tabs are open. */
  update(): Promise<void>;
  close(): Promise<void>;
  /** Kills its process: nothing gets to say goodbye. */
  kill(): Promise<void>;
};

export type Options = {
  granted?: readonly string[];
  headless?: boolean;
  dark?: boolean;
  /** No fading: pictures show the end of every motion. */
  still?: boolean;
  profile?: string;
  /** A copy of the extension (extension.ts) to load again: with the same profile it finds its data. */
  extension?: string;
  /** File of Chromium's local sync backend, for all who share one sync; of those only one may run at a time. */
  sync?: string;
  /** Pages that were left are kept for going back, as people's browsers do. */
  pageCache?: boolean;
  args?: readonly string[];
};

/**
 * Chromium with an unpacked extension, or none; every name in `hosts` resolves to the site, no other name resolves at
 * all.
 */
export function chromiumAt(
  site: Site,
  hosts: readonly string[],
  {
    headless = true,
    dark = false,
    still = false,
    profile = mkdtempSync(join(tmpdir(), 'plumbline-profile-')),
    extension,
    sync,
    pageCache = false,
    args = [],
  }: Omit<Options, 'granted'>,
): Promise<BrowserContext> {
  const rules = [
    ...hosts.map((host) => `MAP ${host}:443 127.0.0.1:${site.port}`),
    'MAP * ~NOTFOUND',
    'EXCLUDE 127.0.0.1',
  ];
  return chromium.launchPersistentContext(profile, {
    executablePath: ensureBrowser('chromium'),
    headless,
    ignoreHTTPSErrors: true,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: still ? 'reduce' : 'no-preference',
    viewport: { width: 1280, height: 800 },
    ignoreDefaultArgs: [...(sync ? WITHOUT_SYNC : []), ...(pageCache ? [WITHOUT_PAGE_CACHE] : [])],
    args: [
      '--no-sandbox',
      '--disable-quic',
      ...(sync ? withSync(sync) : WITHOUT_SYNC),
      '--disable-component-update',
      '--enable-unsafe-extension-debugging',
      ...(extension ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`] : []),
      `--host-resolver-rules=${rules.join(', ')}`,
      ...args,
    ],
  });
}

/** The same with the built extension, and its background running. */
export async function chromiumWithPlumbline(
  site: Site,
  hosts: readonly string[],
  { granted = [], extension = extensionCopy('chrome-mv3', granted), ...options }: Options = {},
): Promise<ChromiumWithPlumbline> {
  const context = await chromiumAt(site, hosts, { ...options, extension });
  const worker = async () => context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const base = new URL('/', (await worker()).url()).href;
  return {
    context,
    base,
    worker,
    open: async (path) => {
      const page = await context.newPage();
      await page.goto(base + path);
      return page;
    },
    stopBackground: async () => {
      const page = await context.newPage();
      await page.goto(`${base}manifest.json`);
      const session = await context.newCDPSession(page);
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await page.close();
    },
    update: async () => {
      const session = await context.browser()?.newBrowserCDPSession();
      // Playwright's types do not name this domain yet.
      await session?.send('Extensions.loadUnpacked' as 'Browser.getVersion', { path: extension } as object);
    },
    close: () => context.close(),
    kill: async () => {
      const session = await context.browser()?.newBrowserCDPSession();
      const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {};
      const main = processInfo.find(({ type }) => type === 'browser');
      if (!main) throw new Error('The browser does not say which process it is.');
      const closed = context.waitForEvent('close');
      process.kill(main.id, 'SIGKILL');
      await closed;
    },
  };
}
