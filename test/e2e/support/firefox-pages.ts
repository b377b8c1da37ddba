import { expect } from '@playwright/test';
import type { Page } from 'puppeteer-core';

/** What a person does in Firefox, driven by Puppeteer, which sees extension pages only from inside. */

/** Extension pages can be reached only from the tab that the extension opened itself. */
export async function go(own: Page, path: string): Promise<void> {
  // A tab that nobody looks at draws no frames, by which Puppeteer waits.
  await own.bringToFront();
  await own.evaluate((path) => {
    document.documentElement.dataset.left = '';
    location.assign(path);
  }, `/${path}`);
  await own.waitForFunction(
    () => !('left' in document.documentElement.dataset) && document.querySelector('#root > *'),
  );
}

/** Once the background has idled away, as the browser lets it after the time that its preference says. */
export async function asleep(own: Page): Promise<void> {
  await expect
    .poll(() => own.evaluate(() => browser.extension.getViews().map((one) => one.location.pathname)))
    .not.toContain('/_generated_background_page.html');
}

/** In pages of the extension, where the functions given to `evaluate` run. */
declare const browser: { extension: { getViews(): Window[] } };

/** Clicks the button or link that says so. */
export async function press(own: Page, words: string): Promise<void> {
  await own.waitForFunction(
    (words) => {
      const buttons = [...document.querySelectorAll<HTMLElement>('button:not([disabled]), a')];
      const named = (one: HTMLElement) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim();
      const found = buttons.find((one) => named(one).startsWith(words));
      document.querySelector('[data-pressed]')?.removeAttribute('data-pressed');
      found?.setAttribute('data-pressed', '');
      return found !== undefined;
    },
    {},
    words,
  );
  await own.click('[data-pressed]');
}

/** Types into the field that is called so. */
export async function fill(own: Page, label: string, text: string): Promise<void> {
  const field = await own.waitForSelector(`[aria-label="${label}"]`);
  await field?.click();
  await field?.type(text);
}

export async function choose(own: Page, text: string): Promise<void> {
  await own.waitForSelector('[data-testid="import-file"]');
  await own.evaluate((text) => {
    const field = document.querySelector<HTMLInputElement>('[data-testid="import-file"]');
    if (!field) throw new Error('no field to import by');
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'plumbline.json', { type: 'application/json' }));
    field.files = transfer.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }, text);
}

export async function apply(own: Page): Promise<void> {
  await own.locator('[data-testid="import-apply"]:not([disabled])').click();
  // By what changes in it: a page that is behind others draws no frames, which are waited for otherwise.
  await own.waitForFunction(() => !document.querySelector('[data-testid="import-apply"]'), {
    polling: 'mutation',
  });
}

/** What the export button would save, caught on its way to the disk. */
export async function exported(own: Page) {
  await own.waitForSelector('[data-testid="export"]');
  const text = await own.evaluate(async () => {
    const { promise, resolve } = Promise.withResolvers<Blob>();
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob: Blob) => {
      resolve(blob);
      return createObjectURL.call(URL, blob);
    };
    document.querySelector<HTMLElement>('[data-testid="export"]')?.click();
    const blob = await promise;
    URL.createObjectURL = createObjectURL;
    return blob.text();
  });
  return JSON.parse(text);
}

export async function state(page: Page, state: string): Promise<void> {
  await page.waitForSelector(`plumbline-badge[data-state="${state}"]`, { timeout: 20_000 });
}

export async function pressBadge(page: Page): Promise<void> {
  const badge = await page.waitForSelector('plumbline-badge[data-state]');
  await badge?.click({ offset: { x: 12, y: 10 } });
  await page.waitForSelector('plumbline-card');
  await page.waitForFunction(() => document.activeElement?.localName === 'plumbline-card');
}

export function badges(page: Page): Promise<number> {
  return page.$$eval('plumbline-badge', (all) => all.length);
}
