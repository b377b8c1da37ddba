import type { List, RowReader } from '../trackers/row-reader.ts';
import type { Place } from '../trackers/tracker.ts';
import { send } from './ask.ts';
import type { ListView } from './list-view.ts';
import { pause } from './queue.ts';
import { stripPlace } from './strip-room.ts';

/** What was found of a row. */
export type Checked = { key: string; part: string; isPlaceless: boolean; isAside?: boolean | undefined };

export type ListCheck = {
  /** Whether a part draws nothing for an issue; without one the strip of the list. */
  isOff(part?: string, key?: string): boolean;
  /** The part that the mark at a place is; of a missing place the one that most marks of the page are. */
  partAt(place?: Place): string;
  /** Tells which parts of the list have their place and which have none, as far as its rows tell. */
  tell(rows: ReadonlyMap<Element, Checked>): Promise<void>;
  /** Tells of an error, which is a bug, the name alone, once: its message might quote the page. */
  tellError(error: unknown): void;
};

/** What is off of a list's parts, and what of the others is told of a visit. */
export function listCheck(
  { sets, strips, hasStrip }: RowReader,
  { page, of }: List,
  view: Pick<ListView, 'isOff'>,
): ListCheck {
  let isTold = false;

  function isOff(part = 'strip', key = of): boolean {
    return view.isOff(part, page, key);
  }

  const problem = (part: string, message = '') =>
    send('problem', { part, pageKind: page.kind, sets: [sets], message });

  function partAt(place?: Place): string {
    const isCard = place ? place.size === 'card' : page.kind.endsWith('board');
    return isCard ? 'board mark' : 'list mark';
  }

  return {
    isOff,
    partAt,
    async tell(rows) {
      const found = new Set<string>();
      let first: Checked | undefined;
      let own: Element | undefined;
      for (const [element, row] of rows) {
        if (!row.key) continue;
        if (row.part) first ??= row;
        if (!row.isPlaceless) found.add(row.part);
        if (!own && !row.isAside && hasStrip(page, element)) own = element;
      }
      if (first && found.size === 0 && !isOff(first.part, first.key)) problem(first.part);
      let place: unknown;
      for (const one of own ? strips : []) {
        // What is looked for in vain takes its time on a huge page.
        await pause();
        place ??= stripPlace([one]);
      }
      if (place) found.add('strip');
      else if (own && !isOff()) problem('strip');
      if (found.size > 0) send('seen', { facts: [], pageKind: page.kind, parts: [...found] });
    },
    tellError(error) {
      if (!isTold) problem(partAt(), `${error}`.replace(/:.*/s, ''));
      isTold = true;
    },
  };
}
