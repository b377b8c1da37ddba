import { type Browser, browser } from '../platform/browser.ts';
import { report } from '../platform/report.ts';
import { publishSoon } from '../storage/publish.ts';
import { followGrants, injectIntoOpenTabs } from './registration.ts';

/** A new extension shows itself; a new version takes over the tabs that are open. Never rejects. */
export async function installed(details: Browser.runtime.InstalledDetails): Promise<void> {
  try {
    await begin(details);
  } catch (error) {
    report('installation', 'background', error);
  }
}

async function begin({ reason }: Browser.runtime.InstalledDetails): Promise<void> {
  if (reason === 'install') await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  // A new version may publish in another form.
  publishSoon();
  await followGrants();
  // Firefox does it itself.
  if (!import.meta.env.FIREFOX && reason !== 'chrome_update') await injectIntoOpenTabs();
}
