import { useSyncExternalStore } from 'react';

/** Key of the issue in the page's address, `#issue=KEY` with the key encoded; null when there is none. */
export function hashIssue(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, '')).get('issue') || null;
}

/** Follows the page's address. */
export function useHashIssue(): string | null {
  return useSyncExternalStore(subscribe, () => hashIssue(location.hash));
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}
