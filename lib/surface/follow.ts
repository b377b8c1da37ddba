import { useEffect, useState } from 'react';
import { browser } from '../platform/browser.ts';
import { failureOf, isExpected } from '../platform/errors.ts';
import { report } from '../platform/report.ts';
import { onStored } from '../storage/read.ts';

/** What a page shows: nothing yet, data, or why there is none. Data once there stays when reading it again fails. */
export type Followed<T> = { data: T | null; error: string | null };

/**
 * Loads now and again whenever something was stored or a host allowed, one load at a time.
 * @returns ends it
 */
export function follow<T>(load: () => Promise<T>, onChange: (now: Followed<T>) => void): () => void {
  let data: T | null = null;
  const state = { isLoading: false, isStale: false, isOver: false };

  async function run(): Promise<void> {
    Object.assign(state, { isLoading: true, isStale: false });
    let error: string | null = null;
    try {
      data = await load();
    } catch (thrown) {
      if (!isExpected(thrown)) report('page', 'extension', thrown);
      error = failureOf(thrown).message;
    }
    state.isLoading = false;
    if (state.isOver) return;
    onChange({ data, error });
    if (state.isStale) await run();
  }

  const again = () => {
    state.isStale = true;
    if (!state.isLoading) void run();
  };
  const stop = onStored(again);
  const { onAdded, onRemoved } = browser.permissions;
  onAdded.addListener(again);
  onRemoved.addListener(again);
  void run();
  return () => {
    state.isOver = true;
    stop();
    onAdded.removeListener(again);
    onRemoved.removeListener(again);
  };
}

/** What is loaded, followed while the component is there. `load` must be the same function each time. */
export function useFollowed<T>(load: () => Promise<T>): Followed<T> {
  const [now, setNow] = useState<Followed<T>>({ data: null, error: null });
  useEffect(() => follow(load, setNow), [load]);
  return now;
}
