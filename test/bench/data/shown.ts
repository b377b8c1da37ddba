import type { BrowserContext, Page } from '@playwright/test';

/** Milliseconds since the page was asked for. */
export type Shown = { paint: number; shown: number };

/**
 * Opens a page of the extension in a tab of its own and closes it again: when it first painted, and when what is waited
 * for was painted.
 * @param isThere a text of JavaScript that is true once it stands in the document
 * @param look asked while the page is still open
 */
export async function openShown(
  context: BrowserContext,
  url: string,
  isThere: string,
  look: (page: Page) => Promise<void> = async () => undefined,
): Promise<Shown> {
  const page = await context.newPage();
  try {
    await page.addInitScript(watch(isThere));
    await page.goto(url, { waitUntil: 'commit' });
    const shown = await page.evaluate<number>('globalThis.benchShown');
    const paint = await page.evaluate<number>(FIRST_PAINT);
    await look(page);
    return { paint, shown };
  } finally {
    await page.close();
  }
}

const FIRST_PAINT = `new Promise((done) => {
  new PerformanceObserver((list, observer) => {
    observer.disconnect();
    done(list.getEntries()[0].startTime);
  }).observe({ type: 'paint', buffered: true });
})`;

/** Looks after each change of the document, and notes the time once the frame that shows it was drawn. */
function watch(isThere: string): string {
  return `globalThis.benchShown = new Promise((done) => {
    const look = () => {
      if (!(${isThere})) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now());
        port2.postMessage(null);
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true, characterData: true });
    look();
  });`;
}
