import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { type ChromiumWithPlumbline, chromiumWithPlumbline } from '../../tools/chromium.ts';
import { type Site, startSite } from '../../tools/site.ts';
import type { Bench } from '../job.ts';

/** Chromium with a copy of the built extension, into which pages of ours are put that run the product's own code. */
export type Lab = {
  browser: ChromiumWithPlumbline;
  /** Opens a page whose script is one of `in-page/`, and waits until it is ready. */
  open(script: string, asked?: Readonly<Record<string, number>>): Promise<Page>;
  close(): Promise<void>;
};

/** @param prepare puts more into the copy before it is loaded */
export async function openLab(
  bench: Bench,
  scripts: readonly string[],
  prepare: (extension: string) => void = () => undefined,
): Promise<Lab> {
  const extension = bench.extension();
  for (const script of scripts) await addPage(extension, script);
  prepare(extension);
  const site: Site = await startSite(['github.com']);
  const browser = await chromiumWithPlumbline(site, [], { extension });
  await browser.worker();
  // It is opened at the first start, and all pages of an extension share one thread.
  const greeting =
    browser.context.pages().find(isGreeting) ?? (await browser.context.waitForEvent('page', isGreeting));
  await greeting.close();
  return {
    browser,
    open: async (script, asked = {}) => {
      const query = new URLSearchParams(Object.entries(asked).map(([name, value]) => [name, String(value)]));
      const page = await browser.open(`bench-${script}.html?${query}`);
      await page.waitForFunction(() => 'lab' in globalThis);
      return page;
    },
    close: async () => {
      await browser.close();
      await site.close();
    },
  };
}

function isGreeting(page: Page): boolean {
  return page.url().endsWith('/welcome.html');
}

function sourceOf(script: string): string {
  const path = resolve(import.meta.dirname, 'in-page', `${script}.ts`);
  return existsSync(path) ? path : `${path}x`;
}

export async function addPage(extension: string, script: string): Promise<void> {
  const name = `bench-${script}`;
  await build({
    ...{ configFile: false, publicDir: false, logLevel: 'error' },
    define: { 'import.meta.env.FIREFOX': 'false' },
    build: {
      ...{ outDir: extension, emptyOutDir: false, target: 'chrome123' },
      rolldownOptions: {
        input: { [name]: sourceOf(script) },
        output: { entryFileNames: '[name].js', chunkFileNames: `${name}-[hash].js` },
      },
    },
  });
  const html = `<!doctype html><meta charset="utf-8"><title>${name}</title><div id="root"></div><script type="module" src="/${name}.js"></script>`;
  writeFileSync(join(extension, `${name}.html`), html);
}
