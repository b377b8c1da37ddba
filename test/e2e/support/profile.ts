import { randomBytes } from 'node:crypto';
import { globSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChromiumWithPlumbline, chromiumWithPlumbline } from '../../tools/chromium.ts';
import { extensionCopy } from '../../tools/extension.ts';
import type { Site } from '../../tools/site.ts';

/** A browser's profile on disk, opened again and again with the same extension, and damaged in between. */

const FOLDERS = {
  IndexedDB: 'Default/IndexedDB/chrome-extension_*',
  'storage.local': 'Default/Local Extension Settings/*',
  'storage.sync': 'Default/Sync Extension Settings/*',
} as const;

export type Area = keyof typeof FOLDERS;

export type Profile = {
  open(): Promise<ChromiumWithPlumbline>;
  /** Overwrites every file of the area with junk, while no browser is open. */
  damage(area: Area): void;
};

export function profileOnDisk(site: Site, hosts: readonly string[]): Profile {
  const profile = mkdtempSync(join(tmpdir(), 'plumbline-profile-'));
  const extension = extensionCopy('chrome-mv3');
  return {
    open: () => chromiumWithPlumbline(site, hosts, { profile, extension }),
    damage: (area) => {
      const files = globSync(`${FOLDERS[area]}/*`, { cwd: profile }).map((path) => join(profile, path));
      if (files.length === 0) throw new Error(`The browser keeps ${area} somewhere else by now.`);
      for (const file of files) writeFileSync(file, randomBytes(Math.max(64, statSync(file).size)));
    },
  };
}
