/**
 * The seam to the browser for content scripts: just what they use, without the polyfill. In Manifest V3 both browsers
 * answer with promises under `chrome`, which unlike `browser` no element of a page can stand in for. Once the extension
 * was reloaded or removed under a page, `chrome.storage` is gone and calls throw.
 */
type Listener<Args extends unknown[]> = (...args: Args) => void;
type Event<Args extends unknown[]> = {
  addListener(listener: Listener<Args>): void;
  removeListener(listener: Listener<Args>): void;
};
type Stored = Record<string, { newValue?: unknown }>;
type Extension = {
  runtime?: { id?: string; sendMessage(message: unknown): Promise<unknown>; onMessage: Event<[unknown]> };
  storage: {
    local: { get(keys: string[]): Promise<Record<string, unknown>>; onChanged: Event<[Stored]> };
  };
};

export type PageApi = {
  /** False once the extension was reloaded, updated or removed under this page. */
  alive(): boolean;
  /** Values of storage.local; a key that is not there is missing in the answer. */
  read(keys: string[]): Promise<Record<string, unknown>>;
  /** Newly stored values by key; `undefined` for a removed one. */
  onStored(listener: (changed: Map<string, unknown>) => void, signal: AbortSignal): void;
  /** Resolves with whatever the background answers; rejects when nobody can. */
  send(message: unknown): Promise<unknown>;
  /** Messages from the extension itself; no page and no other extension reaches this. */
  onMessage(listener: (message: unknown) => void, signal: AbortSignal): void;
};

/** The extension's side of the content script's world. */
export function pageApi(): PageApi {
  // The browser's own object, which TypeScript does not know here; only what stands in the type above is used.
  const { chrome } = globalThis as unknown as { chrome: Extension };
  const alive = () => chrome.runtime?.id !== undefined;

  function listen<Args extends unknown[]>(
    event: Event<Args> | undefined,
    listener: Listener<Args>,
    signal: AbortSignal,
  ) {
    event?.addListener(listener);
    signal.addEventListener('abort', () => alive() && event?.removeListener(listener));
  }

  return {
    alive,
    read: async (keys) => chrome.storage.local.get(keys),
    send: async (message) => chrome.runtime?.sendMessage(message),
    onStored: (listener, signal) =>
      listen(
        chrome.storage.local.onChanged,
        (changes) =>
          listener(new Map(Object.entries(changes).map(([key, change]) => [key, change.newValue]))),
        signal,
      ),
    onMessage: (listener, signal) =>
      listen(chrome.runtime?.onMessage, (message) => listener(message), signal),
  };
}
