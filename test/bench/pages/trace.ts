import type { BrowserContext } from '@playwright/test';

/** DevTools tracing of what happens in a browser. */

const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'v8',
  'v8.execute',
  'blink.user_timing',
];

/** Of the trace-event format only what is looked at; times in microseconds. */
export type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** As `dur`, of the thread's own time. */
  tdur?: number;
  args?: { data?: { url?: string } };
};

/** All that happens in the browser while `work` runs, in the order of its beginning. */
export async function traced(context: BrowserContext, work: () => Promise<unknown>): Promise<TraceEvent[]> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('The browser does not speak of itself.');
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    // The protocol says of an event only that it is an object.
    for (const event of value as unknown as TraceEvent[]) events.push(event);
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { recordMode: 'recordAsMuchAsPossible', includedCategories: CATEGORIES },
  });
  try {
    await work();
  } finally {
    const complete = new Promise<void>((done) => session.once('Tracing.tracingComplete', () => done()));
    await session.send('Tracing.end');
    await complete;
    await session.detach();
  }
  return events.sort((a, b) => a.ts - b.ts);
}
