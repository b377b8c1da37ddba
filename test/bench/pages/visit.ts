import { setTimeout as passed } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { memoryOf } from '../../tools/memory.ts';
import { CannotMeasure } from '../job.ts';
import { type Cost, costOf } from './cost.ts';
import { layoutShift, type Shown, timeShown, watchPage } from './in-page.ts';
import { SHOWN } from './served.ts';
import type { Subject } from './subject.ts';
import { type TraceEvent, traced } from './trace.ts';

/** A page as a person meets it, in a tab of its own. */
export type Surface = {
  url: string;
  /** Of a list: its rows or cards, of which the first are on screen. */
  rows?: string;
  /** What our extension shows when it has nothing left to do. */
  settled?: string;
};

export const ISSUE_TITLE = '[data-testid=issue-title], .markdown-title';

/** Milliseconds. */
const AFTERWARDS = 500;
/** Milliseconds after which a page counts as never settling. */
const AT_MOST = 30_000;

/** Script time of one visit. */
export async function tracedVisit(
  subject: Subject,
  surface: Surface,
): Promise<{ cost: Cost; events: TraceEvent[] }> {
  const page = await subject.newPage();
  try {
    const settled = (subject.name !== 'floor' && surface.settled) || SHOWN;
    await page.addInitScript(watchPage, { shown: SHOWN, rows: surface.rows ?? '', settled });
    const events = await traced(subject.context, async () => {
      const end = subject.isMarking ? settling(page, subject) : null;
      await page.goto(surface.url);
      await end;
      await leftAlone();
    });
    const cost = costOf(events);
    if (!cost) throw new CannotMeasure(`${subject.name}: the page was not traced`);
    return { cost, events };
  } finally {
    await page.close();
  }
}

/** A page has time for idle work after the last that is expected of it. Of a peer nothing tells when that is over. */
export async function leftAlone(): Promise<void> {
  await passed(AFTERWARDS);
}

/** What is said in the console: to ask the page itself would be script in it. */
async function settling(page: Page, { name }: Subject): Promise<void> {
  try {
    await page.waitForEvent('console', {
      predicate: (message) => message.text() === 'bench-settled',
      timeout: AT_MOST,
    });
  } catch {
    throw new CannotMeasure(`${name}: the page never settled`);
  }
}

export type Quiet = { shown: Shown | undefined; shift: number; heap: number };

/** What is measured without tracing: paints, layout shift (score), and the heap after a forced collection (kB). */
export async function quietVisit(
  subject: Subject,
  { url, settled }: Surface,
  isTimed = true,
): Promise<Quiet> {
  const page = await subject.newPage();
  try {
    if (isTimed) await page.addInitScript(timeShown, { shown: SHOWN, title: ISSUE_TITLE });
    await page.goto(url);
    if (subject.isMarking) await page.waitForFunction(isThere, SHOWN, { timeout: AT_MOST });
    // Without room for it nothing says so, and all is done by then.
    if (subject.name === 'ours' && settled)
      await page.waitForFunction(isThere, settled, { timeout: 3_000 }).catch(() => undefined);
    await leftAlone();
    const [shown] = isTimed ? await shownIn(page) : [];
    return { shown, shift: await shiftOf(page), heap: (await memoryOf(page)).heap };
  } finally {
    await page.close();
  }
}

/** In the page. A locator would look at each of its elements, and leave an object on the heap for every one. */
function isThere(selector: string): boolean {
  return document.querySelector(selector) !== null;
}

/** Times of all titles so far (timeShown). */
export async function shownIn(page: Page): Promise<Shown[]> {
  return page.evaluate(() => {
    const all: Shown[] = Reflect.get(window, 'benchShown');
    return all.map(({ mark, title }) => ({ mark, title }));
  });
}

/** All layout shift of a page until now; a thousandth is the least that the budget knows. */
export async function shiftOf(page: Page): Promise<number> {
  return Math.round((await page.evaluate(layoutShift)) * 1000) / 1000;
}
