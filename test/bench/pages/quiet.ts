import { setTimeout as passed } from 'node:timers/promises';
import type { Scene } from '../job.ts';
import { openCast, stageOf } from './cast.ts';
import { bytesOf } from './issue.ts';
import { ADDRESSES, SHOWN } from './served.ts';
import { type TraceEvent, traced } from './trace.ts';
import { tracedVisit } from './visit.ts';
import { isWake, stopBackground } from './way.ts';

/** Open pages that nobody touches, and pages that are no tracker's. */

/** Milliseconds: what waits for a page to become quiet (visit.ts, list.ts of lib/page) is over by then. */
const UNTIL_QUIET = 8_000;
const WATCHED = { quick: 5_000, long: 20_000 };

export const quietScene: Scene = {
  name: 'idle',
  jobs: [
    { id: 'bytes', row: 1, name: 'page of no tracker, script bytes', unit: 'kB', budget: { atMost: 0 } },
    {
      id: 'runs',
      row: 15,
      name: 'idle issue, list and board: times that any script of ours ran',
      unit: 'count',
      budget: { atMost: 0 },
    },
    { id: 'timers', row: 15, name: 'idle: timers that fired', unit: 'count', budget: { atMost: 0 } },
    { id: 'wakes', row: 15, name: 'idle: wakes of the background', unit: 'count', budget: { atMost: 0 } },
    { id: 'requests', row: 15, name: 'idle: requests', unit: 'count', budget: { atMost: 0 } },
  ],
  isUntimed: true,
  async open(bench) {
    const cast = await openCast(bench, {});
    const { site } = cast.served;
    // Nothing that could differ from round to round: one long look.
    let seen: Promise<Record<string, number>> | undefined;
    return stageOf(cast, async (subject, round) => {
      if (round === 0) return {};
      const look = async () => {
        const elsewhere = await tracedVisit({ ...subject, isMarking: false }, { url: ADDRESSES.elsewhere });
        const pages = [];
        for (const url of [ADDRESSES.issue, ADDRESSES.list(1000), ADDRESSES.board]) {
          const page = await subject.newPage();
          await page.goto(url);
          await page.locator(SHOWN).first().waitFor({ state: 'attached' });
          pages.push(page);
        }
        await passed(UNTIL_QUIET);
        await stopBackground(await subject.newPage());
        const before = site.requests.length;
        const events = await traced(subject.context, () =>
          passed(bench.quick ? WATCHED.quick : WATCHED.long),
        );
        await Promise.all(pages.map((page) => page.close()));
        const ours = events.filter(isOurs);
        return {
          bytes: bytesOf(subject, elsewhere.cost.files),
          runs: ours.filter(({ name }) => name === 'FunctionCall').length,
          timers: events.filter(
            (event) => event.name === 'TimerFire' && ours.some((one) => isWithin(one, event)),
          ).length,
          wakes: events.filter(isWake).length,
          requests: site.requests.length - before,
        };
      };
      seen ??= look();
      return seen;
    });
  },
};

function isOurs({ args }: TraceEvent): boolean {
  return (args?.data?.url ?? '').startsWith('chrome-extension://');
}

function isWithin(inner: TraceEvent, { pid, tid, ts, dur = 0 }: TraceEvent): boolean {
  return inner.pid === pid && inner.tid === tid && inner.ts >= ts && inner.ts <= ts + dur;
}
