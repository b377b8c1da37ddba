import { sameKey } from '../core/issue.ts';
import type { Page, Place, Tracker } from '../trackers/tracker.ts';
import type { Badge } from './badge.ts';
import { lay } from './lay.ts';

/** How often a badge goes back to an anchor that the page has thrown it out of. */
const MOST = 3;

export type Placing = {
  /** Puts the badge in its place when the page has drawn it, or drawn it anew; tells whether it stands there now. */
  stands(): boolean;
  /** Lays it out again, where it depends on what stands beside it. */
  align(): void;
};

/** Keeps the badge at its place, and gives up on a page that keeps throwing it out. */
export function keepPlaced(tracker: Tracker, page: Page, key: string, badge: Badge): Placing {
  let place: Place | undefined;
  let thrownOut = 0;

  function align(): void {
    if (place) lay(badge.host, place);
  }

  return {
    align,
    stands() {
      if (place && badge.host.isConnected) return true;
      if (thrownOut === MOST && place?.anchor.isConnected) return false;
      const found = tracker
        .places(page, document)
        .find((at) => /title|pane/.test(at.part) && sameKey(at.key) === sameKey(key));
      if (!found) return false;
      if (found.anchor === place?.anchor) thrownOut += 1;
      place = found;
      badge.put(place);
      align();
      return true;
    },
  };
}
