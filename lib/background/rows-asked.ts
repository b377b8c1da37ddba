import { sameKey } from '../core/issue.ts';

/** Which issues are being asked for, by whichever tab: never two requests for the same at one time. */

/** Milliseconds after which a page that was to ask counts as gone. */
const WAIT_MS = 15_000;

type Asking = { done: Promise<void>; end(): void };

const asking = new Map<string, Asking>();

/** Whether somebody is asking for the issue now. */
export function isAsked(key: string): boolean {
  return asking.has(sameKey(key));
}

/** To be followed by {@link settled}; whoever never comes back with an answer is waited for no longer than that. */
export function startAsking(keys: readonly string[]): void {
  let end = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  const one: Asking = { done, end };
  for (const key of keys) asking.set(sameKey(key), one);
  setTimeout(() => settled(keys, one), WAIT_MS);
}

/** They were answered, or will not be. */
export function settled(keys: readonly string[], one?: Asking): void {
  for (const key of keys.map(sameKey)) {
    const found = asking.get(key);
    if (!found || (one && found !== one)) continue;
    asking.delete(key);
    found.end();
  }
}

/** When the first of these is settled. */
export async function whenSettled(keys: readonly string[]): Promise<void> {
  const ends = keys.flatMap((key) => asking.get(sameKey(key))?.done ?? []);
  if (ends.length > 0) await Promise.race(ends);
}
