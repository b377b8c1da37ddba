import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { sampleFile } from '../demo/sample.ts';
import { demoSite, HOSTS } from '../demo/site.ts';
import type { ChromiumWithPlumbline } from '../tools/chromium.ts';
import type { Site } from '../tools/site.ts';
import { choose, exported } from './support/file.ts';
import { type Area, type Profile, profileOnDisk } from './support/profile.ts';
import { dump, type Example, holdExample, upgrade } from './support/raw-database.ts';

/** What a browser may do to what is stored: files of a real profile are damaged, held open, written by others. */

type Stored = Record<string, { count?: number } | undefined>;

/** In pages of the extension, where the functions given to `evaluate` run. */
declare const chrome: {
  runtime: { sendMessage(message: unknown): Promise<unknown> };
  storage: Record<'local' | 'sync', { get(key: string | null): Promise<Stored> }>;
};

let site: Site;
let profile: Profile;
let browser: ChromiumWithPlumbline | null = null;

test.beforeEach(async () => {
  site = await demoSite('light');
  profile = profileOnDisk(site, HOSTS);
});
test.afterEach(async () => {
  await browser?.close();
  await site.close();
});

async function run<T>(what: (options: Page, browser: ChromiumWithPlumbline) => Promise<T>): Promise<T> {
  browser = await profile.open();
  const made = await what(await browser.open('options.html'), browser);
  await browser.close();
  browser = null;
  return made;
}

/** The sample team, once the copy and the mailbox hold it too. */
async function filled(options: Page) {
  await choose(options, sampleFile());
  await options.getByTestId('import-apply').click();
  await expect(options.getByTestId('import-apply')).toHaveCount(0);
  const goals = (items: Stored) => Object.keys(items).filter((key) => key.startsWith('g:')).length;
  const copied = () =>
    options.evaluate(async () => (await chrome.storage.local.get('copy')).copy?.count ?? 0);
  await expect.poll(copied).toBeGreaterThan(5);
  await expect
    .poll(async () => goals(await options.evaluate(() => chrome.storage.sync.get(null))))
    .toBeGreaterThan(4);
  return { file: await exported(options), count: await copied() };
}

const park = (page: Page, id: string) =>
  page.evaluate((id) => {
    const disposition = { kind: 'parked' };
    const edit = { kind: 'dispose', issues: ['github:github.com/acme/shop#1'], disposition };
    return chrome.runtime.sendMessage({ plumbline: 1, name: 'edit', ask: { id, edit } });
  }, id);

const LOSSES: [fault: string, lost: Area[], words: (count: number) => string][] = [
  ['fault 13: IndexedDB', ['IndexedDB'], (n) => `Restored ${n} of ${n} records from the copy on this device`],
  ['fault 14: storage.local', ['storage.local'], (n) => `${n} of ${n} records are here`],
  ['fault 15: both', ['IndexedDB', 'storage.local'], (n) => `${n} records came from the browser’s sync`],
];
for (const [fault, lost, words] of LOSSES) {
  test(`${fault} overwritten with junk: everything comes back, and how much is said`, async () => {
    const before = await run(filled);
    for (const area of lost) profile.damage(area);
    await run(async (options, { open }) => {
      await expect(options.getByText(words(before.count))).toBeVisible();
      expect(await exported(options)).toEqual(before.file);
      expect(await park(options, 'edit-after-loss')).toMatchObject({ ok: true });
      const popup = await open('popup.html');
      await expect(popup.getByText(words(before.count))).toBeVisible();
      await popup.getByRole('button', { name: 'Got it' }).click();
      await expect(options.getByText(words(before.count))).toHaveCount(0);
    });
    await run(async (options) => {
      await expect(options.getByTestId('export')).toBeVisible();
      expect((await exported(options)).dispositions).toHaveLength(before.file.dispositions.length + 1);
      await expect(options.getByText(words(before.count))).toHaveCount(0);
    });
  });
}

test('all three overwritten with junk: Plumbline begins anew and works', async () => {
  await run(filled);
  for (const area of ['IndexedDB', 'storage.local', 'storage.sync'] as const) profile.damage(area);
  await run(async (options) => {
    expect((await exported(options)).goals).toEqual([]);
    expect(await park(options, 'edit-after-loss')).toMatchObject({ ok: true });
  });
});

test('fault 10: newer data is read, exported and kept to the byte; nothing is written', async () => {
  const before = await run(filled);
  const newer = 'A newer Plumbline wrote this data. It is kept as it is and read only here.';
  const stored = await run(async (options, { open }) => {
    const raw = await open('manifest.json');
    await raw.evaluate(upgrade, 99);
    const bytes = await raw.evaluate(dump);
    await options.reload();
    await expect(options.getByText(newer)).toBeVisible();
    return bytes;
  });
  await run(async (options, { open }) => {
    await expect(options.getByText(newer)).toBeVisible();
    expect(await exported(options)).toEqual(before.file);
    expect(await park(options, 'edit-refused')).toMatchObject({
      ok: false,
      error: { code: 'newer-data', message: newer },
    });
    const popup = await open('popup.html');
    await expect(popup.getByText(newer)).toBeVisible();
    await expect(popup.getByText('Checkout under two seconds').first()).toBeVisible();
    expect(await (await open('manifest.json')).evaluate(dump)).toEqual(stored);
  });
});

test('fault 17: an upgrade that another tab holds up is told, and completes when that lets go', async () => {
  const example: Example = JSON.parse(readFileSync(join(import.meta.dirname, '../storage/v1.json'), 'utf8'));
  const words = 'Plumbline waits to update its data. Close other Plumbline tabs';
  await run(async (options, { open }) => {
    await expect(options.getByTestId('export')).toBeVisible();
    const held = await open('manifest.json');
    await held.evaluate(holdExample, example);
    const popup = await open('popup.html');
    await expect(popup.getByText(words)).toBeVisible();
    await options.reload();
    await expect(options.getByText(words)).toBeVisible();
    expect(await park(options, 'edit-waiting')).toMatchObject({
      ok: false,
      error: { code: 'storage-closed' },
    });
    await held.close();
    await expect(popup.getByText(words)).toHaveCount(0);
    await expect(options.getByText(words)).toHaveCount(0);
    expect(await park(options, 'edit-waiting')).toMatchObject({ ok: true });
    const { goals } = await exported(options);
    expect(goals.map(({ id }: { id: string }) => id)).toEqual(['checkout', 'search', 'old']);
  });
});
