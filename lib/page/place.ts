import { sameKey } from '../core/issue.ts';
import type { Page, Tracker } from '../trackers/tracker.ts';
import type { Badge } from './badge.ts';

/** How often a badge goes back to an anchor that the page has thrown it out of. */
const MOST = 3;

/**
 * Keeps the badge at its place: puts it there once the page has drawn it, again when a re-render replaced the place,
 * and gives up on a page that keeps throwing it out. Call it once a frame; it tells whether the badge stands.
 */
export function keepPlaced(tracker: Tracker, page: Page, key: string, badge: Badge): () => boolean {
  let anchor: Element | null = null;
  let thrownOut = 0;

  return () => {
    if (anchor && badge.host.isConnected) return true;
    if (thrownOut === MOST && anchor?.isConnected) return false;
    const place = tracker
      .places(page, document)
      .find((at) => (at.part === 'title' || at.part === 'pane') && sameKey(at.key) === sameKey(key));
    if (!place) return false;
    if (place.anchor === anchor) thrownOut += 1;
    anchor = place.anchor;
    badge.put(place);
    return true;
  };
}
