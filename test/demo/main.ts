import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromiumWithPlumbline } from '../tools/chromium.ts';
import { fillWith } from './fill.ts';
import { listedFile } from './listed.ts';
import { githubIssues, jiraIssues } from './sample.ts';
import { shoot } from './shots.ts';
import { addressOf, demoSite, HOSTS, jiraAddressOf, LISTS } from './site.ts';

/**
 * `npm run demo`: Chromium with Plumbline on sample tracker pages of ours, served on this machine at their real
 * addresses, with goals set. Without a display, or with `-- --headless --shots DIR`, it writes pictures instead.
 */

const { values } = parseArgs({
  options: { headless: { type: 'boolean', default: false }, shots: { type: 'string', default: '.shots' } },
});
const hasDisplay =
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

if (values.headless || !hasDisplay) {
  mkdirSync(values.shots, { recursive: true });
  for (const mode of ['light', 'dark'] as const) await shoot(mode, values.shots);
  console.log(`Pictures of Plumbline, light and dark, are in ${values.shots}.`);
} else {
  const site = await demoSite();
  const browser = await chromiumWithPlumbline(site, HOSTS, {
    headless: false,
    granted: ['https://acme.atlassian.net/*'],
  });
  await fillWith(browser, listedFile());
  // Lists and boards, and a page of each state; the one that was opened last, the list, is in front.
  const pages = [
    ...Object.values(LISTS).map(({ address }) => address),
    ...githubIssues.map(addressOf),
    ...jiraIssues.map(({ key }) => jiraAddressOf(key)),
  ];
  for (const address of pages.toReversed()) {
    const page = await browser.context.newPage();
    await page.goto(address);
  }
  console.log('Plumbline is on. Click a badge, or the toolbar icon. Close the browser to end the demo.');
  await new Promise((ended) => browser.context.on('close', ended));
  await site.close();
}
