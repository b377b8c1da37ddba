import { type RefObject, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { IssueFacts } from '../../lib/core/facts.ts';
import type { TriageGroup } from '../../lib/core/triage-head.ts';
import { TriageRow } from './TriageRow.tsx';
import type { TriageData, TriageItem } from './triage-data.ts';
import type { TriageState } from './use-triage.ts';
import { useWindow } from './use-window.ts';
import { GROUP_WORDS, TAB_WORDS } from './words.ts';

type Heading = { heading: TriageGroup; size: number };
type Line = Heading | { item: TriageItem; index: number };

type Props = { triage: TriageState; data: TriageData; onOpen: (facts: IssueFacts) => void };

const HEADING = 36;
const ROW = 52;

/** The queue: only what is on the screen is drawn, so that 100,000 issues cost what 20 do. */
export function TriageList({ triage, data, onOpen }: Props) {
  const { list: scroller, items, tab, leaving } = triage;
  const { now, suggest } = data;
  const selected = triage.selected?.facts.key ?? null;
  const starts = useRef(new Map<string, number>());
  const id = useId();
  const tall = useTall(scroller);
  const lines = useMemo(() => linesOf(items, tall), [items, tall]);
  const { drawn, startOf, total, show } = useWindow(scroller, lines, ROW);
  const at = useMemo(() => lines.find(selected), [lines, selected]);
  // The first heading stays in sight with the first row.
  useEffect(() => {
    if (at >= 0) show(at === 1 ? 0 : at);
  }, [at, show]);

  // The issue that was just answered fades where it stood, and the rows below close up.
  const leftAt = leaving && starts.current.get(leaving.facts.key);
  for (const i of drawn) starts.current.set(lines.keyAt(i) ?? '', startOf(i));

  return (
    <div
      ref={scroller}
      className="triage-list"
      role="listbox"
      tabIndex={0}
      aria-label={TAB_WORDS[tab]}
      aria-activedescendant={at >= 0 ? `${id}-${selected}` : undefined}
    >
      <div
        role="presentation"
        className={`triage-lines ${leaving ? 'closing' : ''}`}
        style={{ blockSize: total }}
      >
        {typeof leftAt === 'number' && leaving && (
          <div
            key={leaving.facts.key}
            className="triage-row leaving"
            aria-hidden="true"
            style={{ translate: `0 ${leftAt}px` }}
          >
            <TriageRow item={leaving} suggestion={null} now={now} />
          </div>
        )}
        {drawn.map((i) => {
          const line = lines.at(i);
          const key = lines.keyAt(i);
          const style = { translate: `0 ${startOf(i)}px` };
          if (!line) return null;
          if ('heading' in line)
            return (
              <div key={key} role="presentation" className="triage-group caption" style={style}>
                <span>{GROUP_WORDS[line.heading]}</span>
                <span className="num">{line.size}</span>
              </div>
            );
          const issue = line.item.facts.key;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the page's, see keys.ts
            // biome-ignore lint/a11y/useFocusableInteractive: the list keeps the focus and names its active row
            <div
              key={key}
              id={`${id}-${issue}`}
              role="option"
              aria-selected={issue === selected}
              aria-posinset={line.index + 1}
              aria-setsize={items.length}
              data-testid="triage-row"
              data-issue={issue}
              className="triage-row"
              style={style}
              onClick={() => triage.select(issue)}
              onDoubleClick={() => onOpen(line.item.facts)}
            >
              <TriageRow item={line.item} suggestion={suggest(line.item)} now={now} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/**
 * How tall rows are, by their issues' keys, that say more than most and so are taller. It is known of those that were
 * drawn; one above the screen that turns out to be so moves nothing on it.
 */
function useTall(scroller: RefObject<HTMLDivElement | null>): ReadonlyMap<string, number> {
  const [tall, setTall] = useState<ReadonlyMap<string, number>>(new Map());
  // After each drawing.
  useLayoutEffect(() => {
    const list = scroller.current;
    const next = new Map(tall);
    let above = 0;
    for (const row of list?.querySelectorAll<HTMLElement>('.triage-row[data-issue]') ?? []) {
      const { offsetHeight: height, dataset } = row;
      const { issue = '' } = dataset;
      const known = tall.get(issue) ?? ROW;
      if (height === known) continue;
      if (height === ROW) next.delete(issue);
      else next.set(issue, height);
      if (list && row.getBoundingClientRect().top < list.getBoundingClientRect().top) above += height - known;
    }
    if (list && above !== 0) list.scrollTop += above;
    if (next.size !== tall.size || [...next].some(([key, height]) => tall.get(key) !== height)) setTall(next);
  });
  return tall;
}

/**
 * Rows with their headings between them. Of many rows hardly any is drawn, so nothing is made for the others.
 * @param tall rows that are not as tall as most
 */
function linesOf(items: TriageItem[], tall: ReadonlyMap<string, number>) {
  const headings = new Map<number, Heading>();
  const odd = new Map<number, number>();
  let last: Heading | undefined;
  let index = 0;
  for (const { group, facts } of items) {
    if (group && group !== last?.heading) {
      last = { heading: group, size: 0 };
      odd.set(index + headings.size, HEADING);
      headings.set(index + headings.size, last);
    }
    if (last && group) last.size += 1;
    const height = tall.size > 0 ? tall.get(facts.key) : undefined;
    if (height !== undefined) odd.set(index + headings.size, height);
    index += 1;
  }
  const places = [...headings.keys()];
  const indexOf = (i: number) => {
    let before = 0;
    for (const place of places) if (place < i) before += 1;
    return i - before;
  };
  return {
    odd,
    count: items.length + headings.size,
    at(i: number): Line | null {
      const index = indexOf(i);
      const item = items[index];
      return headings.get(i) ?? (item ? { item, index } : null);
    },
    keyAt: (i: number): string | undefined => headings.get(i)?.heading ?? items[indexOf(i)]?.facts.key,
    /** The line of an issue; -1 where it is not among them. */
    find(key: string | null): number {
      let i = key === null ? -1 : items.findIndex(({ facts }) => facts.key === key);
      if (i >= 0) for (const place of places) if (place <= i) i += 1;
      return i;
    },
  };
}
