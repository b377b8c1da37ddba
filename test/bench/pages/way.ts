import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { CannotMeasure, type Job, type Scene } from '../job.ts';
import { openCast, stageOf } from './cast.ts';
import { SHOWN_MARK } from './cost.ts';
import { ADDRESSES } from './served.ts';
import type { TraceEvent } from './trace.ts';
import { type Surface, tracedVisit } from './visit.ts';

/** What is asked of others on the way from a page's beginning to its first badge. */

const SURFACES: Record<string, Surface> = {
  issue: { url: ADDRESSES.issue },
  list: { url: ADDRESSES.list(25), rows: 'li[role=listitem]', settled: 'plumbline-strip[data-shown]' },
};

const jobsOf = (name: string): Job[] => [
  {
    id: `${name} messages`,
    row: 9,
    name: `${name}, messages before the first badge`,
    unit: 'count',
    budget: { atMost: 0 },
  },
  {
    id: `${name} wakes`,
    row: 9,
    name: `${name}, wakes of the background before it`,
    unit: 'count',
    budget: { atMost: 0 },
  },
  {
    id: `${name} reads`,
    row: 9,
    name: `${name}, storage reads before it`,
    unit: 'count',
    budget: { atMost: 1 },
  },
];

export const wayScene: Scene = {
  name: 'first-badge',
  jobs: Object.keys(SURFACES).flatMap(jobsOf),
  isUntimed: true,
  async open(bench) {
    const cast = await openCast({ ...bench, extension: () => listening(bench.extension()) }, {});
    return stageOf(cast, async (subject) => {
      const figures: Record<string, number> = {};
      for (const [name, surface] of Object.entries(SURFACES)) {
        await stopBackground(await subject.newPage());
        const { events } = await tracedVisit(subject, surface);
        const shown = events.find((event) => event.name === SHOWN_MARK)?.ts;
        if (!shown) throw new CannotMeasure(`${name}: no badge was shown`);
        const before = events.filter(({ ts }) => ts < shown);
        figures[`${name} messages`] = before.filter((event) => event.name === 'bench-message').length;
        figures[`${name} reads`] = before.filter((event) => event.name === 'bench-read').length;
        figures[`${name} wakes`] = before.filter(isWake).length;
      }
      return figures;
    });
  },
};

/** The background's script is run anew whenever it is woken. */
export function isWake({ name, args }: TraceEvent): boolean {
  return name === 'EvaluateScript' && /^chrome-extension:.*\/background\.js$/.test(args?.data?.url ?? '');
}

/** Stops the background, as the browser does after 30 idle seconds, and closes the page. */
export async function stopBackground(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await page.close();
}

const LISTENER = 'listen.js';

/** Puts a script before those of the extension, which leaves a mark in the page's timeline at each read and message. */
function listening(extension: string): string {
  const path = join(extension, 'manifest.json');
  const manifest: { content_scripts: { js: string[] }[] } = JSON.parse(readFileSync(path, 'utf8'));
  for (const { js } of manifest.content_scripts) js.unshift(LISTENER);
  writeFileSync(path, JSON.stringify(manifest));
  cpSync(join(import.meta.dirname, LISTENER), join(extension, LISTENER));
  return extension;
}
