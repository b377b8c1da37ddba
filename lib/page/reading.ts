import type { IssueFacts } from '../core/facts.ts';
import { sameKey } from '../core/issue.ts';
import { type Page, PartMissing, type Tracker } from '../trackers/tracker.ts';
import { everyChange, stillParsing } from './frames.ts';

/** Reading takes at most one part of the time in this many, however often the page changes. */
const REST = 30;
/** Milliseconds without a change after which what is not on the page counts as missing. */
const QUIET = 5000;

export type Reading = {
  tracker: Tracker;
  page: Page;
  key: string;
  /** Called before each paint that follows a change; false: nothing is to be read now. */
  onFrame(): boolean;
  onFacts(facts: IssueFacts): void;
  /** Once, when the page is at rest and still lacks the place or the facts. */
  onMissing(error: unknown): void;
};

/**
 * Reads the page's issue: once its place is there, once the page is whole, and again as it changes.
 * @returns reads now
 */
export function keepReading(of: Reading, signal: AbortSignal): () => Promise<void> {
  const { tracker, page } = of;
  let failure: unknown;
  let reading = false;
  let changed = false;
  let found = false;
  let gaveUp = false;
  let restsUntil = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const soon = everyChange(onFrame, signal);
  signal.addEventListener('abort', () => clearTimeout(timer));

  function onFrame(): void {
    clearTimeout(timer);
    const wait = restsUntil - performance.now();
    if (!stands()) giveUpLater();
    else if (reading) changed = true;
    // Half a page is looked at once: its rest comes with the next frames.
    else if (found && stillParsing()) return;
    else if (wait > 0) timer = setTimeout(soon, wait);
    else read();
  }

  function stands(): boolean {
    try {
      return of.onFrame();
    } catch (error) {
      failure = error;
      return false;
    }
  }

  async function read(): Promise<void> {
    const began = performance.now();
    reading = true;
    failure = undefined;
    try {
      const facts = await tracker.read(page, document, signal);
      const ours = facts.find((one) => sameKey(one.key) === sameKey(of.key));
      found ||= ours !== undefined;
      if (ours && !signal.aborted) of.onFacts(ours);
    } catch (error) {
      failure = error;
      giveUpLater();
    }
    const now = performance.now();
    restsUntil = now + (now - began) * REST;
    reading = false;
    if (changed) soon();
    changed = false;
  }

  function giveUpLater(): void {
    if (!gaveUp && !signal.aborted) timer = setTimeout(giveUp, QUIET);
  }

  async function giveUp(): Promise<void> {
    gaveUp = true;
    await read();
    if (!signal.aborted) of.onMissing(failure ?? new PartMissing(tracker.id, 'title badge', page.kind, []));
  }

  return read;
}
