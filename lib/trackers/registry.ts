import type { TrackerId } from '../core/issue.ts';
import { github } from './github/index.ts';
import { locate as locateGitHub } from './github/locate.ts';
import { jira } from './jira/index.ts';
import { locate as locateJira } from './jira/locate.ts';
import type { Located, Tracker } from './tracker.ts';

/** A tracker that knows all of its addresses; `own` are hosts that a person configured as this tracker's. */
export type Registered = Tracker & { locate(url: URL, own?: readonly string[]): Located | null };

/**
 * Every tracker there is, with all addresses that it knows. Not for content scripts: each of their bundles holds its own
 * tracker only.
 */
export const trackers: readonly Registered[] = [
  { ...github, locate: locateGitHub },
  { ...jira, locate: locateJira },
];

/** A host that a person configured, and whose it is. */
export type ConfiguredHost = { host: string; tracker: TrackerId };

/** What an address is, to whichever tracker it belongs; null when to none. */
export function locate(url: URL, configured: readonly ConfiguredHost[] = []): Located | null {
  for (const tracker of trackers) {
    const own = configured.filter((it) => it.tracker === tracker.id).map((it) => it.host);
    const page = tracker.locate(url, own);
    if (page) return page;
  }
  return null;
}
