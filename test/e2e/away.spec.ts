import { expect, test } from '@playwright/test';
import type { PlumblineFile } from '../../lib/core/file.ts';
import { weekOf } from '../../lib/core/week.ts';
import { type Site, startSite } from '../tools/site.ts';
import { devicesOf, type Opened } from './support/device.ts';

/** A device that was away for 90 days, while the other one filled the browser's sync several times over. */

const HOST = 'github.com';
const DAY_MS = 86_400_000;
/** So many fill the mailbox, which keeps the newest of them. */
const MANY = 330;
const issue = (number: number) => `github:${HOST}/acme/shop#${number}`;
/** By UTC, in which the mailbox counts weeks: a noon, so that none turns while the test runs. */
const YESTERDAY = Math.floor(Date.now() / DAY_MS) * DAY_MS - DAY_MS / 2;
const weekAgo = (days: number) => weekOf(new Date(YESTERDAY - days * DAY_MS).toISOString().slice(0, 10), 1);

let site: Site;
test.beforeEach(async () => {
  site = await startSite([HOST]);
});
test.afterEach(() => site?.close());

test('fault 32: what it did arrives, its old weeks do not come back, and nothing is lost', async () => {
  const device = devicesOf(site, [HOST]);
  const [desk, laptop] = [device('desk'), device('laptop')];

  const first = await desk.open();
  await daysAgo(first, 90);
  await first.edit({ kind: 'goal', goal: { title: 'Faster', rules: [] } });
  await park(first, 1, 5, 'ninety days ago');
  await first.sent();
  expect(weeksIn(await first.mailbox())).toEqual([weekAgo(90)]);
  await leave(first);
  await leave(await laptop.open());

  const away = await laptop.open('off');
  await daysAgo(away, 89);
  await park(away, 11, 13, 'on the way');
  await away.edit({ kind: 'goal', goal: { id: 'faster', title: 'Faster', rules: [], owner: 'dana' } });
  await away.close();

  const busy = await desk.open();
  for (const [i, days] of [60, 30, 0].entries()) {
    await daysAgo(busy, days);
    await park(busy, 1_000 * (i + 1), 1_000 * (i + 1) + MANY - 1, 'x'.repeat(200));
    await busy.sent();
  }
  expect(weeksIn(await busy.mailbox())).not.toContain(weekAgo(90));
  await leave(busy);

  const back = await laptop.open();
  await back.sent();
  expect(weeksIn(await back.mailbox())).not.toContain(weekAgo(90));
  await leave(back);

  const last = await desk.open();
  await last.sent();
  const [mailbox, file] = [await last.mailbox(), await last.exported()];
  expect(file.goals).toMatchObject([{ id: 'faster', owner: 'dana' }]);
  expect(numbersOf(file, 'on the way')).toEqual([11, 12, 13]);
  expect(numbersOf(file, 'ninety days ago')).toEqual([1, 2, 3, 4, 5]);
  expect(file.dispositions).toHaveLength(5 + 3 + 3 * MANY);
  expect(weeksIn(mailbox)).not.toContain(weekAgo(90));
  await leave(last);

  const again = await laptop.open();
  await again.sent();
  expect(await again.mailbox()).toEqual(mailbox);
  const its = await again.exported();
  for (const reason of ['on the way', 'ninety days ago'])
    expect(numbersOf(its, reason)).toEqual(numbersOf(file, reason));
  expect(its.goals).toEqual(file.goals);
  await again.close();
});

async function leave(opened: Opened): Promise<void> {
  await opened.sent();
  await opened.close();
}

/** Sets the clock of the background: so many days before yesterday’s noon. */
async function daysAgo({ browser }: Opened, days: number): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate(
    (ms) => {
      // What an earlier call has put there.
      const { Real = Date } = globalThis as { Real?: DateConstructor };
      class Then extends Real {
        constructor(time: number | string = Real.now() - ms) {
          super(time);
        }
        static override now(): number {
          return Real.now() - ms;
        }
      }
      Object.assign(globalThis, { Real, Date: Then });
    },
    Date.now() - YESTERDAY + days * DAY_MS,
  );
}

async function park({ edit }: Opened, from: number, to: number, reason: string): Promise<void> {
  const issues = Array.from({ length: to - from + 1 }, (_, i) => issue(from + i));
  await edit({ kind: 'dispose', issues, disposition: { kind: 'parked', reason } });
}

/** The weeks of the links and answers in the mailbox. */
function weeksIn(mailbox: Record<string, unknown>): string[] {
  const weeks = Object.keys(mailbox).flatMap((key) => /^[ld]:(\d{4}-W\d\d)/.exec(key)?.[1] ?? []);
  return [...new Set(weeks)];
}

function numbersOf({ dispositions = [] }: PlumblineFile, reason: string): number[] {
  const found = dispositions.filter((one) => one.reason === reason);
  return found.map((one) => Number(one.issue.split('#')[1])).sort((a, b) => a - b);
}
