import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

/** Import and export, as a person does them in the options. */

export function choose(options: Page, file: string): Promise<void> {
  return options
    .getByTestId('import-file')
    .setInputFiles({ name: 'plumbline.json', mimeType: 'application/json', buffer: Buffer.from(file) });
}

export async function exported(options: Page) {
  const download = options.waitForEvent('download');
  await options.getByTestId('export').click();
  return JSON.parse(readFileSync(await (await download).path(), 'utf8'));
}
