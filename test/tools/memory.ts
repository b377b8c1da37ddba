import type { Page } from '@playwright/test';

/** What a page keeps, after all that can be collected has been. */
export type Memory = {
  /** Kilobytes in use on its JavaScript heap, that of extensions' scripts in it included. */
  heap: number;
  listeners: number;
  /** Nodes of all its documents, attached or not. */
  nodes: number;
  /** Of these, roots of trees that are in no document but held by a script. */
  detached: number;
};

export async function memoryOf(page: Page): Promise<Memory> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('Performance.enable');
    // What the first frees may be all that held something else.
    for (let n = 0; n < 3; n += 1) await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { metrics } = await session.send('Performance.getMetrics');
    const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
    const { detachedNodes } = await session.send('DOM.getDetachedDomNodes');
    return {
      heap: usedSize / 1000,
      listeners: metric('JSEventListeners'),
      nodes: metric('Nodes'),
      detached: detachedNodes.length,
    };
  } finally {
    await session.detach();
  }
}
