import { type CDPSession, expect, test } from '@playwright/test';
import { addressOf } from '../demo/site.ts';
import { team } from './support/team.ts';

/** A page and a background that stay open, and in sight, while one week ends and another begins. */

/** In the background, where the functions given to `evaluate` run. */
declare const chrome: {
  alarms: { create(name: string, at: { delayInMinutes: number }): Promise<void> };
  tabs: { query(which: object): Promise<{ id: number; url?: string }[]> };
  action: { getTitle(of: { tabId?: number }): Promise<string> };
  storage: { local: { get(name: string): Promise<{ overview?: { counts: { focus: number } } }> } };
};

/** Runs where Plumbline does: sets its clock on by a week. */
function nextWeek(): void {
  const Real = Date;
  const later = () => Real.now() + 7 * 86_400_000;
  globalThis.Date = class extends Real {
    constructor(time: number | string = later()) {
      super(time);
    }
    static override now(): number {
      return later();
    }
  } as DateConstructor;
}

/** In the extension’s own world of a page, whose clock no tool sets. */
async function inOwnWorld(session: CDPSession, base: string, work: () => void): Promise<void> {
  const worlds: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.startsWith(base.slice(0, -1))) worlds.push(context.id);
  });
  await session.send('Runtime.enable');
  expect(worlds).toHaveLength(1);
  await session.send('Runtime.evaluate', { expression: `(${work})()`, contextId: worlds[0] ?? 0 });
}

test('fault 61: the badge, the icons and the counts follow the week’s turn under an open page', async () => {
  const { browser, end } = await team();
  const page = await browser.context.newPage();
  const worker = await browser.worker();
  const badge = page.locator('plumbline-badge');
  const titles = () =>
    worker.evaluate(async () => {
      const tab = (await chrome.tabs.query({})).find(({ url }) => url?.startsWith('https:'));
      const of = [{}, { tabId: tab?.id ?? 0 }];
      return await Promise.all(of.map((one) => chrome.action.getTitle(one)));
    });
  const inFocus = () =>
    worker.evaluate(async () => (await chrome.storage.local.get('overview')).overview?.counts.focus);

  await page.goto(addressOf({ number: 461 }));
  await expect(badge).toHaveAttribute('data-state', 'focus');
  await expect.poll(titles).toEqual(['Plumbline', "Plumbline: This week's focus"]);
  await expect.poll(inFocus).toBeGreaterThan(0);

  await worker.evaluate(() => chrome.alarms.create('sync', { delayInMinutes: 1 / 60 }));
  await inOwnWorld(await browser.context.newCDPSession(page), browser.base, nextWeek);
  await worker.evaluate(nextWeek);
  await expect(badge).toHaveAttribute('data-state', 'linked');
  await expect.poll(titles).toEqual(['Plumbline: No focus is set this week', 'Plumbline: Linked to a goal']);
  await expect.poll(inFocus).toBe(0);
  await end();
});
