/** Whether there may be more of the page to come. */
export function stillParsing(): boolean {
  return document.readyState === 'loading';
}

/**
 * Calls `onFrame` now and before the paint that follows a change of the page, at most once a frame: per frame while the
 * parser runs, which an observer would slow down, then by one observer. Of attributes only the root's count: its theme.
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
    else if (!observing) {
      observing = true;
      observer.observe(document, { childList: true, subtree: true, characterData: true });
      observer.observe(document.documentElement, { attributes: true });
    }
    observer.takeRecords(); // What onFrame itself has changed is no news.
  }

  frame();
  return soon;
}

/** Runs when the page has nothing else to do, in two seconds at the latest; before the next paint where there is no idle time. */
export function whenIdle(run: () => void): void {
  (globalThis.requestIdleCallback ?? requestAnimationFrame)(run, { timeout: 2000 });
}
