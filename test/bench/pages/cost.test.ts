import { describe, expect, it } from 'vitest';
import { costOf } from './cost.ts';
import type { TraceEvent } from './trace.ts';

const OURS = 'chrome-extension://abc/content-scripts/github.js';

const event = (
  name: string,
  ts: number,
  dur?: number,
  url?: string,
  more: Partial<TraceEvent> = {},
): TraceEvent => ({
  ...{ name, ph: dur === undefined ? 'I' : 'X', pid: 1, tid: 1, ts },
  ...(dur !== undefined && { dur }),
  ...(url && { args: { data: { url } } }),
  ...more,
});

const PAGE = event('bench-page', 0);

describe('costOf', () => {
  it('counts what our scripts run, each moment once', () => {
    const events = [
      PAGE,
      event('EvaluateScript', 100, 4000, OURS),
      event('v8.compile', 150, 1000, OURS),
      event('FunctionCall', 6000, 2000, OURS),
      event('FunctionCall', 9000, 9000, 'https://github.com/app.js'),
    ];
    expect(costOf(events)).toMatchObject({ script: 6, files: [OURS] });
  });

  it('counts the thread’s own time, where it is known', () => {
    expect(costOf([PAGE, event('FunctionCall', 1, 9000, OURS, { tdur: 2000 })])?.script).toBe(2);
  });

  it('counts promises that go on by themselves, and those within a call of the page’s own not', () => {
    const events = [
      PAGE,
      event('RunMicrotasks', 10, 1000),
      event('FunctionCall', 2000, 3000, 'https://github.com/app.js'),
      event('RunMicrotasks', 2500, 1000),
    ];
    expect(costOf(events)?.script).toBe(1);
  });

  it('leaves out other threads', () => {
    const elsewhere = event('EvaluateScript', 1, 5000, OURS, { tid: 2 });
    expect(costOf([PAGE, elsewhere])).toMatchObject({ script: 0, files: [] });
  });

  it('ends `untilShown` at the page’s mark', () => {
    const events = [
      PAGE,
      event('FunctionCall', 10, 1000, OURS),
      event('bench-shown', 2000),
      event('FunctionCall', 3000, 4000, OURS),
    ];
    expect(costOf(events)).toMatchObject({ script: 5, untilShown: 1 });
  });

  it('finds layout that was forced, and the task with most of us in it', () => {
    const events = [
      PAGE,
      event('RunTask', 0, 10_000),
      event('FunctionCall', 10, 3000, OURS),
      event('Layout', 20, 1000),
      event('FunctionCall', 4000, 2000, OURS),
      event('Layout', 7000, 2000),
      event('RunTask', 20_000, 4000),
      event('FunctionCall', 20_000, 4000, OURS),
    ];
    expect(costOf(events)).toMatchObject({ forced: 1, longest: 5 });
  });

  it('says when the page was not in the trace', () => {
    expect(costOf([event('FunctionCall', 1, 1, OURS)])).toBeNull();
  });
});
