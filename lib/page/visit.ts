import type { IssueFacts } from '../core/facts.ts';
import { type IssueRef, keyOf } from '../core/issue.ts';
import { type CompiledView, compileView } from '../core/rules/compile.ts';
import { judge } from '../core/verdict.ts';
import type { Verdict, VerdictState } from '../core/view.ts';
import { localDate } from '../core/week.ts';
import type { PageApi } from '../platform/page-api.ts';
import type { Page, Tracker } from '../trackers/tracker.ts';
import { ask, isRecord } from './ask.ts';
import type { Badge } from './badge.ts';
import type { CardState } from './card-context.ts';
import { type CardHost, cardHost } from './card-host.ts';
import { stillParsing, whenIdle } from './frames.ts';
import { keepPlaced } from './place.ts';
import { keepReading } from './reading.ts';
import type { Teller } from './teller.ts';
import type { Published } from './view.ts';

/** What all visits of a page load share. */
export type Room = {
  tracker: Tracker;
  api: PageApi;
  badge: Badge;
  told: Teller;
  /** Looks whether the address is another one by now, or the extension gone; true: this visit has ended. */
  moved(): boolean;
};

export type Visit = {
  /** The published view is another one, or the day. */
  judgeBy(published: Published): void;
  card: CardHost;
};

/** What half a page can prove: what is still to come will not undo it. */
const PROVEN: readonly VerdictState[] = ['focus', 'linked', 'upkeep', 'parked', 'snoozed'];

/** One issue on one page, from arriving to leaving: page → facts → verdict → badge. */
export function visit(
  room: Room,
  page: Page,
  ref: IssueRef,
  published: Published,
  signal: AbortSignal,
): Visit {
  const { tracker, api, badge, told } = room;
  const key = keyOf(ref);
  const asked = new Set<string>();
  let compiled: CompiledView | undefined;
  let facts: IssueFacts | undefined;
  let fromApi: Partial<IssueFacts> = {};
  let shown: CardState | undefined;

  const stands = keepPlaced(tracker, page, key, badge);
  const read = keepReading(
    {
      tracker,
      page,
      key,
      onFrame() {
        if (room.moved()) return false;
        badge.theme(tracker.theme(document));
        return stands();
      },
      onFacts(read) {
        facts = read;
        draw();
      },
      onMissing: (error) => told.problem(error, page),
    },
    signal,
  );
  const card = cardHost(api, badge, () => shown ?? null, readNow, signal);
  api.onMessage((message) => {
    if (isRecord(message) && message.plumbline === 1 && message.name === 'open-card') card.open();
  }, signal);

  function draw(idle = false): void {
    if (!facts || signal.aborted) return;
    try {
      compiled ??= compile(published);
      const known = { ...fromApi, ...facts };
      show(known, judge(known, compiled), idle);
    } catch (error) {
      told.problem(error, page);
    }
  }

  function show(known: IssueFacts, verdict: Verdict, idle: boolean): void {
    if (stillParsing() && !PROVEN.includes(verdict.state)) return;
    if (verdict.state === 'unknown' && !idle) {
      // A page that is still being drawn lacks facts for a moment: nobody needs to see that.
      whenIdle(() => draw(true), signal);
      return;
    }
    shown = { ...published, facts: known, verdict };
    badge.show(verdict);
    card.changed();
    whenIdle(() => {
      told.seen(known);
      askMore();
    }, signal);
  }

  /** Asks the tracker's API for what the page does not show, once for the same fields. */
  async function askMore(): Promise<void> {
    if (shown?.verdict.state !== 'unknown' || !shown.view.hasToken || shown.facts.trouble) return;
    const fields = shown.verdict.because.flatMap((reason) => (reason.by === 'unread' ? [reason.field] : []));
    if (fields.length === 0 || asked.has(`${fields}`)) return;
    asked.add(`${fields}`);
    const reply = await ask(api, 'more', { key, fields }, isFacts);
    if (!reply.ok) return;
    fromApi = { ...fromApi, ...reply.value };
    draw();
  }

  async function readNow(): Promise<void> {
    asked.clear();
    await read();
    await askMore();
  }

  return {
    judgeBy(next) {
      published = next;
      compiled = undefined;
      draw();
    },
    card,
  };
}

function compile({ view, acts }: Published) {
  const now = new Date();
  return compileView(view, acts, { at: now.toISOString(), today: localDate(now) });
}

/** The background has checked the fields one by one, as it checks all that comes from outside. */
function isFacts(value: unknown): value is Partial<IssueFacts> {
  return isRecord(value);
}
