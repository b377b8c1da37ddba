import type { TraceEvent } from './trace.ts';

/** What the scripts of the one extension in a browser cost a page, from a trace. Milliseconds. */
export type Cost = {
  /** All that they ran on the page's main thread, with what they made the browser do meanwhile, as a forced layout. */
  script: number;
  /** Of that, what was run until the page's mark `bench-shown`; all of it when the page never got there. */
  untilShown: number;
  /** Of `script`, layout and style that they forced. */
  forced: number;
  /** The most that they ran in one task of the browser's. */
  longest: number;
  /** What was run in the page, by address. */
  files: string[];
};

/** Left by watchPage (in-page.ts). */
export const PAGE_MARK = 'bench-page';
export const SHOWN_MARK = 'bench-shown';

const OURS = 'chrome-extension://';
const SCRIPT = /^(EvaluateScript|v8\.compile|FunctionCall)$/;
const LAYOUT = /^(UpdateLayoutTree|Layout)$/;

/** `took` is the thread's own time, which a busy machine does not stretch. */
type Span = { from: number; to: number; took: number };

/** @returns null when the page's own mark is missing: its browser was not traced */
export function costOf(events: readonly TraceEvent[]): Cost | null {
  const page = events.find(({ name }) => name === PAGE_MARK);
  if (!page) return null;
  const main = events.filter(({ pid, tid }) => pid === page.pid && tid === page.tid);
  const ours = spansOf(main);
  const shown = main.find(({ name }) => name === SHOWN_MARK)?.ts ?? Number.POSITIVE_INFINITY;
  const layouts = main.filter(({ name }) => LAYOUT.test(name)).map(spanOf);
  const tasks = main.filter(({ name, ph }) => name === 'RunTask' && ph === 'X').map(spanOf);
  const inTask = (task: Span) => sum(ours.filter((span) => within(span, task)));
  return {
    script: sum(ours),
    untilShown: sum(ours.filter(({ from }) => from < shown)),
    forced: sum(outermost(layouts.filter((layout) => ours.some((span) => within(layout, span))))),
    longest: Math.max(0, ...tasks.map(inTask)),
    files: [...new Set(main.filter(isEvaluated).map(urlOf))],
  };
}

/**
 * Where our scripts run, without overlaps: what names their address, and what promises run on their behalf. Such a run of
 * promises names none; the pages that are measured have none of their own.
 */
function spansOf(main: readonly TraceEvent[]): Span[] {
  const complete = main.filter(({ ph }) => ph === 'X');
  const named = complete.filter((event) => SCRIPT.test(event.name) && urlOf(event).startsWith(OURS));
  const others = complete
    .filter((event) => SCRIPT.test(event.name) && !urlOf(event).startsWith(OURS))
    .map(spanOf);
  const promised = complete
    .filter(({ name }) => name === 'RunMicrotasks')
    .map(spanOf)
    .filter((span) => !others.some((other) => within(span, other) || within(other, span)));
  return outermost([...named.map(spanOf), ...promised]);
}

function isEvaluated(event: TraceEvent): boolean {
  return event.name === 'EvaluateScript' && urlOf(event).startsWith(OURS);
}

function urlOf({ args }: TraceEvent): string {
  return args?.data?.url ?? '';
}

function spanOf({ ts, dur = 0, tdur = dur }: TraceEvent): Span {
  return { from: ts, to: ts + dur, took: tdur };
}

function within(inner: Span, outer: Span): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

/** Those that lie in no other one, in order. */
function outermost(spans: readonly Span[]): Span[] {
  const sorted = spans.toSorted((a, b) => a.from - b.from || b.to - a.to);
  let end = Number.NEGATIVE_INFINITY;
  return sorted.filter(({ to }) => {
    if (to <= end) return false;
    end = to;
    return true;
  });
}

/** In milliseconds. */
function sum(spans: readonly Span[]): number {
  return spans.reduce((total, { took }) => total + took, 0) / 1000;
}
