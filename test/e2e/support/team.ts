import { fillWith } from '../../demo/fill.ts';
import { sampleFile } from '../../demo/sample.ts';
import { demoSite, HOSTS } from '../../demo/site.ts';
import { type ChromiumWithPlumbline, chromiumWithPlumbline, type Options } from '../../tools/chromium.ts';
import type { Site } from '../../tools/site.ts';

/** Chromium with Plumbline and the demo's team in it: five goals, this week's focus, sample pages of both trackers. */
export async function team(
  options: Options = {},
): Promise<{ site: Site; browser: ChromiumWithPlumbline; end(): Promise<void> }> {
  const site = await demoSite('light');
  const browser = await chromiumWithPlumbline(site, HOSTS, {
    granted: ['https://acme.atlassian.net/*'],
    ...options,
  });
  await fillWith(browser, sampleFile());
  return {
    site,
    browser,
    end: async () => {
      await browser.close();
      await site.close();
    },
  };
}
