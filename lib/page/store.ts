/** What the background publishes, as it is by now. */
export type Store = {
  /** What stands under a name. Undefined while it was not read, which begins now, with all else that is asked for. */
  at(name: string): unknown;
  /** @param onNews something was read that was not known, or (`isChange`) is another than it was */
  listen(onNews: (isChange: boolean) => void, signal: AbortSignal): void;
};

/** Reads each name once and follows it from then on; afresh when the page comes out of the back/forward cache. */
export function createStore(): Store {
  /** Undefined while it was only asked for. */
  let stored: Record<string, unknown> = {};
  const listeners = new Set<(isChange: boolean) => void>();
  let wanted: string[] = [];

  chrome.storage.local.onChanged.addListener((changes) => {
    let isOurs = false;
    for (const name in changes) {
      if (!(name in stored)) continue;
      stored[name] = changes[name]?.newValue ?? {};
      isOurs = true;
    }
    if (isOurs) tell(true);
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    stored = {};
    tell(true);
  });

  async function read(): Promise<void> {
    const names = Object.fromEntries(wanted.map((name) => [name, {}]));
    wanted = [];
    // What cannot be read any more is gone with its extension.
    Object.assign(stored, await chrome.storage.local.get(names).catch(() => names));
    tell(false);
  }

  function tell(isChange: boolean): void {
    for (const listener of listeners) listener(isChange);
  }

  return {
    at(name) {
      if (!(name in stored)) {
        stored[name] = undefined;
        if (wanted.push(name) === 1) queueMicrotask(read);
      }
      return stored[name];
    },
    listen(onNews, signal) {
      listeners.add(onNews);
      signal.addEventListener('abort', () => listeners.delete(onNews));
    },
  };
}
