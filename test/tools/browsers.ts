import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/**
 * Finds the browsers the tests and the demo drive: an installed one, else Playwright's download, else Debian's package
 * when root there. `node test/tools/browsers.ts` makes sure that both are there, or stops with one clear line.
 */

const INSTALLED = {
  chromium: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  firefox: [
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/snap/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  ],
};
const DEBIAN_PACKAGE = { chromium: 'chromium', firefox: 'firefox-esr' };

export type BrowserName = keyof typeof INSTALLED;

/** Path of an installed browser, or null. Branded Chrome is left out: it no longer loads unpacked extensions. */
export function findBrowser(name: BrowserName): string | null {
  const named = process.env[`PLUMBLINE_${name.toUpperCase()}`];
  const known = [...(named ? [named] : []), ...INSTALLED[name]].find((path) => existsSync(path));
  if (known) return known;
  // Playwright's Firefox is patched and installs no extensions: only its Chromium is of use.
  const downloaded = name === 'chromium' ? chromium.executablePath() : null;
  return downloaded && existsSync(downloaded) ? downloaded : null;
}

/** Like findBrowser, but installs what is missing. @throws Error with one line that says what to install. */
export function ensureBrowser(name: BrowserName): string {
  const found = findBrowser(name);
  if (found) return found;
  if (name === 'chromium') run('npx', ['playwright', 'install', 'chromium']);
  if (!findBrowser(name) && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', DEBIAN_PACKAGE[name]]);
  }
  const installed = findBrowser(name);
  if (installed) return installed;
  throw new Error(
    `No ${name} was found: install ${DEBIAN_PACKAGE[name]}, or set PLUMBLINE_${name.toUpperCase()} to its path.`,
  );
}

function run(command: string, args: string[]): void {
  console.log(`$ ${command} ${args.join(' ')}`);
  spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

if (import.meta.main) {
  try {
    const wanted = process.argv.slice(2).filter((name): name is BrowserName => name in INSTALLED);
    for (const name of wanted) console.log(`${name}: ${ensureBrowser(name)}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
