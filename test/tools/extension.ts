import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export type Built = 'chrome-mv3' | 'firefox-mv3';

/**
 * A copy of the built extension to load. `granted` are hosts that a person would have granted by the browser's own
 * dialog, which no test can click: they stand in the copy's manifest, so the browser grants them at install.
 * @param key gives the extension an id of its own in Chromium (policy.ts), which else follows from where the copy is
 */
export function extensionCopy(built: Built, granted: readonly string[] = [], key?: string): string {
  const copy = mkdtempSync(join(tmpdir(), `plumbline-${built}-`));
  cpSync(resolve(import.meta.dirname, '../../.output', built), copy, { recursive: true });
  const path = join(copy, 'manifest.json');
  const manifest: { host_permissions: string[]; key?: string } = JSON.parse(readFileSync(path, 'utf8'));
  manifest.host_permissions.push(...granted);
  if (key) manifest.key = key;
  writeFileSync(path, JSON.stringify(manifest));
  return copy;
}
