import { whenIdle } from './frames.ts';

export type Work = {
  /** Before a piece of the work, and after it. */
  before(): void;
  settle(element: Element): void;
  /** @param isDone nothing is left */
  after(isDone: boolean): void;
};

export type Queue = {
  add(element: Element, isNear: boolean): void;
  /** Works before the next paint, if only to look. */
  soon(): void;
  now(): void;
};

/** Milliseconds after which nothing more is begun before the page may answer to a person: in 8 all is over. */
export const SLICE = 5;

/** Works on what is near the screen first, pausing for the page; on the rest when the page is idle. */
export function createQueue({ before, settle, after }: Work, signal: AbortSignal): Queue {
  const near = new Set<Element>();
  const far = new Set<Element>();
  let isAsked = false;
  let isIdleAsked = false;
  let isAtWork = false;

  function soon(): void {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      void run();
    });
  }

  async function run(isIdle = false): Promise<void> {
    if (isAtWork || signal.aborted) return;
    isAtWork = true;
    before();
    let until = performance.now() + SLICE;
    if (signal.aborted) return;
    // What is added meanwhile comes last.
    for (const element of near) {
      near.delete(element);
      settle(element);
      if (performance.now() < until) continue;
      after(false);
      await pause();
      if (signal.aborted) return;
      before();
      until = performance.now() + SLICE;
    }
    for (const element of isIdle ? far : []) {
      far.delete(element);
      settle(element);
      if (performance.now() >= until) break;
    }
    isAtWork = false;
    after(near.size + far.size === 0);
    if (far.size === 0 || isIdleAsked) return;
    isIdleAsked = true;
    whenIdle(() => {
      isIdleAsked = false;
      void run(true);
    });
  }

  return {
    add(element, isNear) {
      (isNear ? far : near).delete(element);
      (isNear ? near : far).add(element);
      soon();
    },
    soon,
    now: () => void run(),
  };
}

/** Goes on as soon as the page has answered to what a person did meanwhile. */
export function pause(): Promise<unknown> {
  const { scheduler }: { scheduler?: { yield?: unknown } } = globalThis;
  // Where a browser has none, an element with this id may stand in its place.
  return scheduler instanceof Object && typeof scheduler.yield === 'function'
    ? scheduler.yield()
    : new Promise((goOn) => setTimeout(goOn));
}
