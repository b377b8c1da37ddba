import type { IssueFacts } from '../core/facts.ts';
import { sameKey } from '../core/issue.ts';
import { type Page, PartMissing, type Tracker } from '../trackers/tracker.ts';
import { everyChange, stillParsing } from './frames.ts';

/** Reading takes at most one part of the time in this many, however often the page changes. */
const REST = 50;
/** Milliseconds without a change after which what is not on the page counts as missing. */
const QUIET = 5000;

/**
 * Reads an issue as soon as its page shows it, once more when the page is whole, and again as the page changes.
 * @param stands called before each paint that follows a change: whether the badge is in its place
 * @param onMissing called when the page is at rest and still lacks the badge's place or the facts
 * @returns reads now
 */
export function keepReading(
  tracker: Tracker,
  page: Page,
  key: string,
  stands: () => boolean,
  onFacts: (facts: IssueFacts) => void,
  onMissing: (error: unknown) => void,
  signal: AbortSignal,
): () => Promise<void> {
  let failure: unknown = new PartMissing(tracker.id, 'title badge', page.kind, []);
  let standing = false;
  let found = false;
  let reading = false;
  let changed = false;
  let restsUntil = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let quiet: ReturnType<typeof setTimeout> | undefined;

  const soon = everyChange(onFrame, signal);
  signal.addEventListener('abort', stopWaiting);
  addEventListener('resize', soon, { signal });

  function stopWaiting(): void {
    clearTimeout(rest);
    clearTimeout(quiet);
  }

  function onFrame(): void {
    stopWaiting();
    const stood = standing;
    try {
      standing = stands();
    } catch (error) {
      standing = false;
      failure = error;
    }
    // The place has just come, and the facts with it: no waiting.
    if (standing && !stood) restsUntil = 0;
    const wait = restsUntil - performance.now();
    changed = reading;
    if (!reading && !(found && stillParsing())) {
      if (wait > 0) rest = setTimeout(soon, wait);
      else read();
    }
    if (!standing || !found) quiet = setTimeout(() => (standing && found) || onMissing(failure), QUIET);
  }

  async function read(): Promise<void> {
    const began = performance.now();
    reading = true;
    try {
      const facts = await tracker.read(page, document, signal);
      const ours = facts.find((one) => sameKey(one.key) === sameKey(key));
      if (ours) {
        found = true;
        onFacts(ours);
      }
    } catch (error) {
      failure = error;
    }
    const now = performance.now();
    restsUntil = now + (now - began) * REST;
    reading = false;
    if (standing && found) clearTimeout(quiet);
    if (changed) soon();
  }

  return read;
}
