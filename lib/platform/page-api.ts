/**
 * The seam to the browser for content scripts, without the polyfill: just what they use. In Manifest V3 both browsers
 * answer with promises under `chrome`, for which, unlike for `browser`, no element of a page can stand in.
 */
export type PageApi = {
  /** Without an `id` once the extension was reloaded, updated or removed under the page; then calls throw. */
  runtime?: {
    id?: string;
    sendMessage(message: unknown): Promise<unknown>;
    /** Messages from the extension itself; no page and no other extension reaches this. */
    onMessage: { addListener(listener: (message: unknown) => void): void };
  };
  storage: {
    local: {
      /** A key that is not there is missing in the answer, or has the value that was given with it. */
      get(keys: string[] | Record<string, unknown>): Promise<Record<string, unknown>>;
      onChanged: Record<'addListener' | 'removeListener', (listener: StorageListener) => void>;
    };
  };
};

type StorageListener = (changes: Record<string, { newValue?: unknown }>) => void;

declare global {
  /** The browser's own object in the content script's world; only what stands in the type above is used. */
  const chrome: PageApi;
}
