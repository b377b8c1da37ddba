import { PAGE_KEY } from '../core/view.ts';
import { all } from '../trackers/dom.ts';
import type { GroupReader, ParentOf } from '../trackers/group-reader.ts';
import type { Place } from '../trackers/tracker.ts';
import { createGroupStrip, type GroupCounts, type GroupStrip } from './group-counts.ts';
import { layFree } from './lay-free.ts';
import { isPageView } from './published.ts';
import { ours } from './world.ts';

/** How often counts go back to where the page has thrown them out. */
const MOST = 3;

type Group = GroupStrip & { isIn: boolean; thrownOut: number };

/**
 * Lets the list that is worked on show the counts of each group of its rows, for as long as they are switched on. They take
 * no room of the page's own.
 * @param parents finds out what rows hang from, and says when more of that is known
 */
export function offerGroups(reader: GroupReader, parents = noParents): void {
  const groups = new Map<Element, Group>();
  const parentOf = parents(() => show());
  let isOn = true;

  function show(): void {
    const counted = isOn ? countAll(reader, parentOf) : new Map<Element, never>();
    for (const [anchor, group] of groups) {
      if (anchor.isConnected && counted.has(anchor)) continue;
      group.host.remove();
      group.isIn = false;
      if (!anchor.isConnected) groups.delete(anchor);
    }
    for (const [anchor, { place, counts }] of counted) draw(anchor, place, counts);
  }

  function draw(anchor: Element, place: Place, counts: GroupCounts): void {
    const group = groups.get(anchor) ?? { ...createGroupStrip(), isIn: false, thrownOut: 0 };
    groups.set(anchor, group);
    const { host } = group;
    const { how, line } = place;
    const header = how === 'append' ? anchor : anchor.parentElement;
    for (const copy of header ? all(header, host.localName) : []) if (copy !== host) copy.remove();
    if ((how === 'append' ? host.parentNode : host.previousSibling) !== anchor) {
      if (group.isIn && ++group.thrownOut > MOST) return;
      group.isIn = true;
      if (line) Object.assign(host.style, { position: 'absolute', margin: '0' });
      anchor[how](host);
    }
    group.show(counts, ours.counted?.rank);
    layFree(host, place);
  }

  chrome.storage.local.onChanged.addListener((changes) => {
    const view = changes[PAGE_KEY]?.newValue;
    // A later script of ours has its own.
    if (!view || ours.parts?.groups !== show) return;
    isOn = isPageView(view) && view.columnCounts === true;
    show();
  });
  if (ours.parts) ours.parts.groups = show;
  show();
}

/** Where groups do not go by what rows hang from. */
function noParents(_onNews: () => void): ParentOf {
  return () => undefined;
}

/** Of each header with something to say, by the line that it belongs in. */
function countAll(
  reader: GroupReader,
  parentOf: ParentOf,
): Map<Element, { place: Place; counts: GroupCounts }> {
  const found = new Map<Element, { place: Place; counts: GroupCounts }>();
  const placesOfRow = reader(parentOf);
  for (const [row, { state }] of ours.counted?.rows ?? []) {
    if (!state) continue;
    for (const place of placesOfRow(row)) {
      const { counts } = found.get(place.anchor) ?? { counts: { shown: 0, focus: 0, unlinked: 0 } };
      counts.shown += 1;
      if (state === 'focus' || state === 'unlinked') counts[state] += 1;
      found.set(place.anchor, { place, counts });
    }
  }
  for (const [anchor, { counts }] of found) if (counts.focus + counts.unlinked === 0) found.delete(anchor);
  return found;
}
