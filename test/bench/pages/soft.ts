import type { Page } from '@playwright/test';
import { memoryOf } from '../../tools/memory.ts';
import { type Figures, type Scene, withByHand } from '../job.ts';
import { openCast, stageOf } from './cast.ts';
import { costOf, PAGE_MARK } from './cost.ts';
import { issuePage } from './generated.ts';
import { arePainted, timeShown } from './in-page.ts';
import { ADDRESSES, SHOWN } from './served.ts';
import type { Subject } from './subject.ts';
import { traced } from './trace.ts';
import { ISSUE_TITLE, leftAlone, shiftOf, shownIn } from './visit.ts';

/** From issue to issue without loading a document, as GitHub's router does it. */

/** Steps that are measured, one by one. */
const STEPS = 6;
const MANY = 200;

export const softScene: Scene = {
  name: 'soft',
  jobs: [
    {
      id: 'late',
      row: 3,
      name: 'soft navigation, badge painted after the new title',
      unit: 'ms',
      budget: { atMost: 0 },
    },
    {
      id: 'shown',
      row: 3,
      name: 'soft navigation, title to painted badge',
      unit: 'ms',
      budget: { times: 3, of: 'floor' },
    },
    ...withByHand({
      id: 'script',
      row: 3,
      name: 'soft navigation, script time',
      unit: 'ms',
      budget: { times: 3, of: 'floor' },
    }),
    { id: 'shift', row: 6, name: 'soft navigation, layout shift', unit: 'score', budget: { atMost: 0 } },
    {
      id: 'longest',
      row: 8,
      name: 'soft navigation, longest task of ours',
      unit: 'ms',
      budget: { atMost: 16 },
    },
  ],
  async open(bench) {
    const cast = await openCast(bench, { floor: 'title-and-rows', byHand: true, peers: true });
    return stageOf(cast, async (subject) => {
      const { script, longest } = await tracedSteps(subject);
      return { script, longest, ...(await timedSteps(subject)) };
    });
  },
};

/** What many such steps leave on the heap. */
export const softHeapScene: Scene = {
  name: 'soft-heap',
  jobs: [
    {
      id: 'growth',
      row: 7,
      name: `heap growth over ${MANY} soft navigations`,
      unit: 'kB',
      budget: { atMost: 5000 },
    },
  ],
  isUntimed: true,
  async open(bench) {
    const cast = await openCast(bench, {});
    // Long, and always the same: once is enough.
    return stageOf(
      cast,
      async (subject, round): Promise<Figures> =>
        round === 1 ? { growth: await growthOver(subject, MANY) } : {},
    );
  },
};

type Hops = { steps: number; shown: string; address: string; main: string };

/**
 * In the page: follows link after link as GitHub's router does, each when the mark of the one before is there, and says
 * so in the console at the end. Without a promise, as nobody could say whose it is.
 */
function hop({ steps, shown, address, main }: Hops): void {
  let step = 0;
  const next = () => {
    step += 1;
    if (step > steps) {
      console.debug('bench-hopped');
      return;
    }
    const number = 1000 + step;
    const html = main.replaceAll('#4<', `#${number}<`).replaceAll('Issue 4 ', `Issue ${number} `);
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    history.pushState({}, '', address + number);
    // It keeps the old page until the new one is drawn.
    requestAnimationFrame(() => {
      document.querySelector('main')?.replaceChildren(...parsed.body.childNodes);
      requestAnimationFrame(() => look(number, 0));
    });
  };
  const look = (number: number, frame: number) => {
    const mark = document.querySelector<HTMLElement>(shown);
    const isShown = mark && (!mark.dataset.issue || mark.dataset.issue.endsWith(`#${number}`));
    if (isShown || frame > 300) setTimeout(next, 40);
    else requestAnimationFrame(() => look(number, frame + 1));
  };
  setTimeout(next);
}

/** @param shown what tells that a step is done; of a peer nobody knows, so the page itself does */
async function hopping(page: Page, isMarking: boolean, steps: number): Promise<void> {
  const [, main = ''] = /<main>(.*)<\/main>/s.exec(issuePage(4)) ?? [];
  const hopped = page.waitForEvent('console', {
    predicate: (said) => said.text() === 'bench-hopped',
    timeout: 100_000,
  });
  await page.evaluate(hop, {
    steps,
    shown: isMarking ? SHOWN : 'main',
    address: ADDRESSES.issue.replace(/\d+$/, ''),
    main,
  });
  await hopped;
}

async function opened(subject: Subject, prepare: (page: Page) => Promise<unknown>): Promise<Page> {
  const page = await subject.newPage();
  await prepare(page);
  await page.goto(ADDRESSES.issue);
  if (subject.isMarking) await page.locator(SHOWN).first().waitFor({ state: 'attached' });
  await leftAlone();
  return page;
}

/** A step each, on the average. */
async function tracedSteps(subject: Subject): Promise<{ script: number; longest: number }> {
  const page = await opened(subject, async () => undefined);
  const events = await traced(subject.context, async () => {
    await page.evaluate((mark) => void performance.mark(mark), PAGE_MARK);
    await hopping(page, subject.isMarking, STEPS);
    await leftAlone();
  });
  await page.close();
  const { script = 0, longest = 0 } = costOf(events) ?? {};
  return { script: script / STEPS, longest };
}

async function timedSteps(subject: Subject): Promise<{ late?: number; shown?: number; shift: number }> {
  const page = await opened(subject, (page) =>
    page.addInitScript(timeShown, { shown: SHOWN, title: ISSUE_TITLE }),
  );
  await hopping(page, subject.isMarking, STEPS);
  if (subject.isMarking) await page.waitForFunction(arePainted, STEPS + 1);
  const [, ...steps] = await shownIn(page);
  const shift = await shiftOf(page);
  await page.close();
  if (!subject.isMarking) return { shift };
  return {
    late: Math.max(0, ...steps.map(({ mark, title }) => mark - title)),
    shown: steps.reduce((sum, { mark }) => sum + mark, 0) / steps.length,
    shift,
  };
}

/** Kilobytes that the heap holds more after so many. */
async function growthOver(subject: Subject, steps: number): Promise<number> {
  const page = await opened(subject, async () => undefined);
  // What the first steps load stays.
  await hopping(page, subject.isMarking, 5);
  const before = await memoryOf(page);
  await hopping(page, subject.isMarking, steps);
  const growth = (await memoryOf(page)).heap - before.heap;
  await page.close();
  return Math.max(0, growth);
}
