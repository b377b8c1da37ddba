/** Whether there may be more of the page to come. */
export function stillParsing(): boolean {
  return document.readyState === 'loading';
}

/** What tells of a change. Of attributes only the one in which both trackers name their theme. */
const CHANGES = { childList: true, subtree: true, characterData: true, attributeFilter: ['data-color-mode'] };

/**
 * Calls `onFrame` now and before the paint that follows a change of the page, at most once a frame: per frame while the
 * parser runs, which an observer would slow down, as nothing is painted in between; then by one observer.
 * @returns asks for one more frame
 */
export function everyChange(onFrame: () => void, signal: AbortSignal): () => void {
  const observer = new MutationObserver(soon);
  let asked = 0;

  function soon(): void {
    if (!asked) asked = requestAnimationFrame(frame);
  }

  function frame(): void {
    asked = 0;
    observer.disconnect();
    if (signal.aborted) return;
    onFrame();
    if (stillParsing()) soon();
    else observer.observe(document, CHANGES);
  }

  signal.addEventListener('abort', frame);
  if (stillParsing()) soon();
  else frame();
  return soon;
}

/** Runs when the page has nothing else to do, in two seconds at the latest. */
export function whenIdle(run: () => void): void {
  requestIdleCallback(run, { timeout: 2000 });
}
