/** The document's state, asked through the prototype: an `<img name=readyState>` would stand in for it. */
export function stillParsing(): boolean {
  return Reflect.get(Document.prototype, 'readyState', document) === 'loading';
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
    if (asked) return;
    asked = true;
    requestAnimationFrame(frame);
  }

  function frame(): void {
    asked = false;
    if (signal.aborted) return;
    onFrame();
    if (stillParsing()) {
      soon();
    } else if (!observing) {
      observing = true;
      observer.observe(document, { childList: true, subtree: true, characterData: true });
    }
    observer.takeRecords(); // What onFrame itself has changed is no news.
  }

  soon();
  return soon;
}

/** Runs when the page has nothing else to do, in two seconds at the latest; before the next paint where there is no idle time. */
export function whenIdle(run: () => void, signal: AbortSignal): void {
  const later: (run: () => void, options: { timeout: number }) => unknown =
    globalThis.requestIdleCallback ?? requestAnimationFrame;
  later(() => signal.aborted || run(), { timeout: 2000 });
}
