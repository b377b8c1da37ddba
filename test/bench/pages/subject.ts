import { resolve } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { fillWith } from '../../demo/fill.ts';
import { chromiumAt, chromiumWithPlumbline } from '../../tools/chromium.ts';
import type { Site } from '../../tools/site.ts';
import { BY_HAND } from '../job.ts';
import { benchFiles, HOSTS } from './served.ts';

/** One browser with one extension, or with none: what is measured, in turns, on the same pages. */
export type Subject = {
  name: string;
  context: BrowserContext;
  /** Folder of its unpacked extension; absent without one. */
  folder?: string;
  /** It is one of ours, which marks what it finds; of a peer nobody knows when it is done. */
  isMarking: boolean;
  newPage(): Promise<Page>;
  close(): Promise<void>;
};

export type FloorName = 'title-and-rows' | 'board';

/** The cheapest that could do the visible job, an extension of a few lines. */
export function floorSubject(site: Site, floor: FloorName): Promise<Subject> {
  return subjectAt(site, resolve(FLOORS, floor), 'floor');
}

/** The cheapest that keeps the blueprint. */
export function byHandSubject(site: Site): Promise<Subject> {
  return subjectAt(site, resolve(FLOORS, 'by-hand'), BY_HAND);
}

const FLOORS = resolve(import.meta.dirname, '../floors');

/** @param extension a copy of the built one */
export async function ourSubject(site: Site, extension: string, files = benchFiles()): Promise<Subject> {
  const browser = await chromiumWithPlumbline(site, HOSTS, { extension });
  // Large files take long.
  browser.context.setDefaultTimeout(180_000);
  for (const file of files) await fillWith(browser, file);
  return subjectOf('ours', browser.context, extension);
}

export async function subjectAt(site: Site, folder: string, name: string): Promise<Subject> {
  const path = resolve(folder);
  const context = await chromiumAt(site, HOSTS, { extension: path });
  return subjectOf(name, context, path);
}

export async function bareSubject(site: Site): Promise<Subject> {
  return subjectOf('none', await chromiumAt(site, HOSTS, {}));
}

function subjectOf(name: string, context: BrowserContext, folder?: string): Subject {
  return {
    name,
    context,
    ...(folder && { folder }),
    isMarking: ['ours', 'floor', BY_HAND].includes(name),
    newPage: () => context.newPage(),
    close: () => context.close(),
  };
}
