import { decide } from '../core/decide.ts';
import type { IssueFacts } from '../core/facts.ts';
import { isOff } from '../core/is-off.ts';
import { containerOfKey } from '../core/issue.ts';
import { holds } from '../core/rules/holds.ts';
import { actsKey, type Decision, NO_ACTS, type Now, PAGE_KEY } from '../core/view.ts';
import { isActs, isPageView } from './published.ts';

/** What is published, for issues of any containers. */
export type ListView = {
  /** Null: in no scope, or nothing is published. Undefined: not read yet, which `onRead` tells when it is. */
  judge(facts: IssueFacts, now: Now): Decision | null | undefined;
  /** Whether a part of the page draws nothing for an issue (is-off.ts). */
  isOff(part: string, pageKind: string, key: string): boolean;
  /** The week's focus as it is shown; absent where there is none. */
  focus(now: Now): { title: string; rank: number; slice?: string } | undefined;
};

/** When there is more, and when something is another than it was. */
type News = { onRead(): void; onChange(): void };

/**
 * Reads what is published when it is first asked for, that of several containers at once, and follows it.
 * @param key of an issue of the container that is asked for first; or empty
 */
export function listView(key: string, { onRead, onChange }: News, signal: AbortSignal): ListView {
  const stored: Record<string, unknown> = {};
  const asked = new Set<string>();
  let wanted: Record<string, unknown> = {};

  const follow = (changes: Record<string, { newValue?: unknown }>) => {
    const names = Object.keys(changes).filter((name) => name in stored);
    for (const name of names) stored[name] = changes[name]?.newValue ?? NO_ACTS;
    if (names.length > 0) onChange();
  };
  chrome.storage.local.onChanged.addListener(follow);
  // Out of the back/forward cache, where nobody was told what has changed.
  addEventListener('pageshow', ({ persisted }) => persisted && readAgain(), { signal });
  signal.addEventListener('abort', () => {
    if (chrome.runtime?.id) chrome.storage.local.onChanged.removeListener(follow);
  });

  function want(name: string): undefined {
    if (asked.has(name)) return;
    asked.add(name);
    if (Object.keys(wanted).length === 0) queueMicrotask(read);
    wanted[name] = NO_ACTS;
  }

  async function readAgain(): Promise<void> {
    for (const name of asked) wanted[name] = NO_ACTS;
    await read();
    if (!signal.aborted) onChange();
  }

  async function read(): Promise<void> {
    const names = wanted;
    wanted = {};
    // What cannot be read any more is gone with its extension, and our parts leave.
    const found = await chrome.storage.local.get(names).catch(() => null);
    if (!found || signal.aborted) return;
    Object.assign(stored, found);
    onRead();
  }

  want(PAGE_KEY);
  if (key) want(actsKey(containerOfKey(key)));

  const pageView = () => {
    const view = stored[PAGE_KEY];
    return isPageView(view) ? view : null;
  };

  return {
    judge(facts, now) {
      const name = actsKey(containerOfKey(facts.key));
      if (!(PAGE_KEY in stored)) return want(name);
      const view = pageView();
      if (!view || !holds(view.scope, { key: facts.key })) return null;
      if (!(name in stored)) return want(name);
      const acts = stored[name];
      return decide(facts, view, isActs(acts) ? acts : NO_ACTS, now);
    },
    isOff(...what) {
      const view = pageView();
      return view !== null && isOff(view, ...what);
    },
    focus({ today }) {
      const view = pageView();
      const week = view?.focus.find(({ first, last }) => first <= today && today <= last);
      const goal = view?.goals.find(({ id }) => id === week?.goal);
      return goal && { title: goal.title, rank: goal.rank, ...(week?.slice && { slice: week.slice }) };
    },
  };
}
