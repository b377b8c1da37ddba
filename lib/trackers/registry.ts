import type { TrackerId } from '../core/issue.ts';
import { github } from './github/index.ts';
import { locate as locateGitHub } from './github/locate.ts';
import { jira } from './jira/index.ts';
import type { Page, Tracker } from './tracker.ts';

/**
 * Every tracker there is, with all addresses that it knows. Not for content scripts: each of their bundles holds its own
 * tracker only.
 */
export const trackers: readonly Tracker[] = [{ ...github, locate: locateGitHub }, jira];

/** A host that a person configured, and whose it is. */
export type ConfiguredHost = { host: string; tracker: TrackerId };

/** What an address is, to whichever tracker it belongs; null when to none. */
export function locate(url: URL, configured: readonly ConfiguredHost[] = []): Page | null {
  for (const tracker of trackers) {
    const own = configured.filter((it) => it.tracker === tracker.id).map((it) => it.host);
    const page = tracker.locate(url, own);
    if (page) return page;
  }
  return null;
}
