import { decide } from '../core/decide.ts';
import type { FactName, IssueFacts } from '../core/facts.ts';
import { type IssueRef, keyOf } from '../core/issue.ts';
import { type ReadyView, readyView } from '../core/rules/ready.ts';
import type { Decision } from '../core/view.ts';
import { localDate } from '../core/week.ts';
import type { MessageName, Messages } from '../messages/protocol.ts';
import type { PageApi } from '../platform/page-api.ts';
import { type Page, PartMissing, type Tracker } from '../trackers/tracker.ts';
import { isRecord, send } from './ask.ts';
import type { Badge } from './badge.ts';
import type { PageState } from './card-context.ts';
import { cardHost } from './card-host.ts';
import { stillParsing, whenIdle } from './frames.ts';
import { keepPlaced } from './place.ts';
import { keepReading } from './reading.ts';
import type { Published } from './view.ts';

/** What all visits of a page load share. */
export type Room = {
  tracker: Tracker;
  api: PageApi;
  badge: Badge;
  /** What the background was told last, by what it is about: nothing is told twice in a row. */
  told: Map<string, string>;
  /** Looks whether the address is another one by now, or the extension gone; true: this visit has ended. */
  moved(): boolean;
};

export type Visit = {
  /** The published view is another one, or the day. */
  judgeBy(published: Published): void;
  openCard(): void;
  /** The badge was pressed. */
  press(): void;
};

/** What half a page can prove: what is still to come will not undo it. */
const PROVEN = /focus|^linked|upkeep|parked|snoozed/;

/** One issue on one page, from arriving to leaving: page → facts → verdict → badge. */
export function visit(
  { tracker, api, badge, told, moved }: Room,
  page: Page,
  ref: IssueRef,
  published: Published,
  signal: AbortSignal,
): Visit {
  const key = keyOf(ref);
  const placing = keepPlaced(tracker, page, key, badge);
  const asked = new Set<string>();
  let compiled: ReadyView | undefined;
  let facts: IssueFacts | undefined;
  let fromApi: Partial<IssueFacts> = {};
  let shown: PageState | undefined;

  const read = keepReading(tracker, page, key, stands, onFacts, tellProblem, signal);
  const card = cardHost(api, badge, () => shown ?? null, readNow, signal);

  function stands(): boolean {
    if (moved()) return false;
    const standing = placing.stands();
    const theme = tracker.theme(document);
    badge.host.style.colorScheme = theme === 'auto' ? 'light dark' : theme;
    return standing;
  }

  function onFacts(read: IssueFacts): void {
    facts = read;
    placing.align();
    draw();
  }

  function draw(idle = false): void {
    if (!facts || signal.aborted) return;
    try {
      compiled ??= compile(published);
      const known = { ...fromApi, ...facts };
      show(known, decide(known, compiled), idle);
    } catch (error) {
      tellProblem(error);
    }
  }

  function show(known: IssueFacts, verdict: Decision, idle: boolean): void {
    if (stillParsing() && !PROVEN.test(verdict.state)) return;
    if (verdict.state === 'unknown' && !idle) {
      // A page that is still being drawn lacks facts for a moment: nobody needs to see that.
      whenIdle(() => draw(true));
      return;
    }
    shown = { ...published, facts: known, verdict };
    badge.show(verdict);
    card.changed(shown);
    whenIdle(() => {
      tell('seen', { facts: [known] }, known.key, JSON.stringify({ ...known, readAt: '' }));
      askMore();
    });
  }

  /** Asks the tracker's API for what the page does not show, once for the same fields. */
  async function askMore(): Promise<void> {
    if (signal.aborted || !shown?.view.hasToken || shown.facts.trouble) return;
    const { facts, verdict } = shown;
    const fields = FROM_API.filter((field) => facts[field] === undefined);
    if (verdict.state !== 'unknown' || asked.has(`${fields}`)) return;
    asked.add(`${fields}`);
    const reply = await send(api, 'more', { key, fields });
    if (!isRecord(reply) || !isRecord(reply.value)) return;
    fromApi = { ...fromApi, ...reply.value };
    draw();
  }

  async function readNow(): Promise<void> {
    asked.clear();
    tracker.forget?.(key);
    await read();
    await askMore();
  }

  function tellProblem(error: unknown): void {
    // Of an error that is a bug, the name alone: its message might quote the page.
    const { part, sets, message } =
      error instanceof PartMissing
        ? error
        : { part: 'badge', sets: [], message: `${error}`.replace(/:.*/s, '') };
    const problem = { part, host: page.host, pageKind: page.kind, sets: [...sets], message };
    tell('problem', { ...problem, at: new Date().toISOString() }, part + page.kind, '');
  }

  function tell<N extends MessageName>(name: N, ask: Messages[N]['ask'], about: string, text: string): void {
    if (signal.aborted || told.get(about) === text) return;
    told.set(about, text);
    send(api, name, ask);
  }

  return {
    judgeBy(next) {
      published = next;
      compiled = undefined;
      draw();
    },
    openCard: card.open,
    press: card.toggle,
  };
}

/** What rules may ask for and the tracker's API can give. */
const FROM_API: readonly FactName[] = [
  'parent',
  'blockedBy',
  'blocks',
  'closes',
  'pulls',
  'labels',
  'milestone',
  'type',
  'projects',
  'assignees',
  'author',
];

function compile({ view, acts }: Published): ReadyView {
  const now = new Date();
  return readyView(view, acts, { at: now.toISOString(), today: localDate(now) });
}
