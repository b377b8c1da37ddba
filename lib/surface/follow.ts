import { useEffect, useState } from 'react';
import { browser } from '../platform/browser.ts';
import { failureOf, isExpected } from '../platform/errors.ts';
import { report } from '../platform/report.ts';
import { isOpen, openInTheEnd } from '../storage/db.ts';
import { DEVICE_KEY } from '../storage/device.ts';
import { POLICY_KEY } from '../storage/managed.ts';
import { onStored } from '../storage/read.ts';

/** What a page shows: nothing yet, data, or why there is none. Data once there stays when reading it again fails. */
export type Followed<T> = { data: T | null; error: string | null };

/** The tables that were written to since the last load; `all` for the first one. */
export type Changed = ReadonlySet<string> | 'all';

/**
 * Loads now and again whenever something was stored, a host allowed, another policy set, something noted of this
 * device, or the page is looked at again, one load at a time.
 * @returns ends it
 */
export function follow<T>(
  load: (changed: Changed) => Promise<T>,
  onChange: (now: Followed<T>) => void,
): () => void {
  let data: T | null = null;
  let changed: Set<string> | null = null;
  const state = { isLoading: false, isOver: false, isWaiting: false };

  async function run(since: Changed): Promise<void> {
    state.isLoading = true;
    changed = null;
    let error: string | null = null;
    try {
      data = await load(since);
    } catch (thrown) {
      if (!isExpected(thrown)) report('page', 'extension', thrown);
      error = failureOf(thrown).message;
    }
    state.isLoading = false;
    if (state.isOver) return;
    onChange({ data, error });
    if (!isOpen() && !state.isWaiting) void opened();
    if (changed && !document.hidden) await run(changed);
  }

  /** What was loaded while the database did not open is less than all. */
  async function opened(): Promise<void> {
    state.isWaiting = true;
    await openInTheEnd().catch((thrown: unknown) => report('page', 'extension', thrown));
    state.isWaiting = false;
    if (!state.isOver) again([]);
  }

  const again = (tables: Iterable<string>) => {
    changed = new Set([...(changed ?? []), ...tables]);
    // All pages of the extension share one thread: one that nobody looks at must not take it from the others.
    if (!state.isLoading && !document.hidden) void run(changed);
  };
  const onAllowed = () => again([]);
  // A page that was left open over night is in another day, perhaps another week.
  const onLook = () => {
    if (!document.hidden) again([]);
  };
  const stop = onStored(again);
  const { onAdded, onRemoved } = browser.permissions;
  const { managed, local } = browser.storage;
  const onLocal = (changes: object) => {
    if (DEVICE_KEY in changes || POLICY_KEY in changes) again([]);
  };
  onAdded.addListener(onAllowed);
  onRemoved.addListener(onAllowed);
  managed.onChanged.addListener(onAllowed);
  local.onChanged.addListener(onLocal);
  document.addEventListener('visibilitychange', onLook);
  void run('all');
  return () => {
    state.isOver = true;
    stop();
    onAdded.removeListener(onAllowed);
    onRemoved.removeListener(onAllowed);
    managed.onChanged.removeListener(onAllowed);
    local.onChanged.removeListener(onLocal);
    document.removeEventListener('visibilitychange', onLook);
  };
}

/** What is loaded, followed while the component is there. `load` must be the same function each time. */
export function useFollowed<T>(load: (changed: Changed) => Promise<T>): Followed<T> {
  const [now, setNow] = useState<Followed<T>>({ data: null, error: null });
  useEffect(() => follow(load, setNow), [load]);
  return now;
}
