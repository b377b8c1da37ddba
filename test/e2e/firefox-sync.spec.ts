import { expect, test } from '@playwright/test';
import { sampleFile } from '../demo/sample.ts';
import { addressOf, demoSite } from '../demo/site.ts';
import { type FirefoxWithPlumbline, firefoxWithPlumbline } from '../tools/firefox.ts';
import type { Site } from '../tools/site.ts';
import { untilCard } from './support/answer-time.ts';
import { apply, choose, go, state } from './support/firefox-pages.ts';

/** Firefox: what an event page that is gone by now answers, and what its sync makes of what Plumbline writes. */

/** In pages of the extension, where the functions given to `evaluate` run. */
declare const browser: {
  runtime: { sendMessage(message: unknown): Promise<{ ok: boolean }> };
  extension: { getViews(): Window[] };
  storage: { sync: Area; session: { remove(key: string): Promise<void> } };
};
type Area = {
  get(key: null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  onChanged: Record<'addListener' | 'removeListener', (listener: (changes: object) => void) => void>;
};

const TIMES = 1_000;

let site: Site;
let firefox: FirefoxWithPlumbline;

test.beforeAll(async () => {
  site = await demoSite('light');
  firefox = await firefoxWithPlumbline(site, { prefs: { 'extensions.background.idle.timeout': 1_000 } });
  await go(firefox.own, 'options.html');
  await choose(firefox.own, sampleFile());
  await apply(firefox.own);
});
test.afterAll(async () => {
  await firefox?.close();
  await site?.close();
});

test('fault 7: a click on the badge is answered within a second after the background has idled away', async () => {
  const page = await firefox.browser.newPage();
  await page.goto(addressOf({ number: 480 }));
  await state(page, 'idle');
  await expect
    .poll(() => firefox.own.evaluate(() => browser.extension.getViews().map((one) => one.location.pathname)))
    .not.toContain('/_generated_background_page.html');
  const answered = page.evaluate(untilCard);
  const badge = await page.waitForSelector('plumbline-badge[data-state]');
  await badge?.click({ offset: { x: 12, y: 10 } });
  const ms = await answered;
  console.log(`The card was there after ${Math.round(ms)} ms`);
  expect(ms).toBeLessThan(1_000);
  await page.close();
});

test('fault 35: a thousand times the same value set in its sync are answered by no write', async () => {
  const counted = await firefox.own.evaluate(async (times) => {
    const look = () => browser.runtime.sendMessage({ plumbline: 1, name: 'sync-now', ask: {} });
    await look();
    const { sync, session } = browser.storage;
    // As after a quiet minute: a write is not kept back by those before.
    await session.remove('sync-turns');
    const items = await sync.get(null);
    let events = 0;
    const count = () => {
      events += 1;
    };
    sync.onChanged.addListener(count);
    for (let i = 0; i < times; i++) await sync.set(items);
    // Passes run one after the other: this one is after all that the events have asked for.
    await look();
    await look();
    sync.onChanged.removeListener(count);
    return { events, before: items, after: await sync.get(null) };
  }, TIMES);
  expect(counted.events).toBe(TIMES);
  expect(counted.after).toEqual(counted.before);
  expect(Object.keys(counted.before).length).toBeGreaterThan(3);
});
