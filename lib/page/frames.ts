/** Whether there may be more of the page to come. */
export function stillParsing(): boolean {
  return document.readyState === 'loading';
}

/**
 * Calls `onFrame` before the next paint after the page has changed, at most once a frame: per frame while the parser
 * runs, which an observer would slow down, then by one observer.
 * @returns asks for one more frame
 */
export function everyChange(onFrame: () => void, signal: AbortSignal): () => void {
  let asked = false;
  let observing = false;
  const observer = new MutationObserver(soon);
  signal.addEventListener('abort', () => observer.disconnect());

  function soon(): void {
    if (!asked) requestAnimationFrame(frame);
    asked = true;
  }

  function frame(): void {
    asked = false;
    if (signal.aborted) return;
    onFrame();
    if (stillParsing()) soon();
    else if (!observing) observer.observe(document, { childList: true, subtree: true, characterData: true });
    observing = !stillParsing();
    observer.takeRecords(); // What onFrame itself has changed is no news.
  }

  soon();
  return soon;
}

/** Runs when the page has nothing else to do, in two seconds at the latest; before the next paint where there is no idle time. */
export function whenIdle(run: () => void): void {
  (globalThis.requestIdleCallback ?? requestAnimationFrame)(run, { timeout: 2000 });
}
