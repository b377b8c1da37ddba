import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useId, useMemo, useRef } from 'react';
import type { IssueFacts } from '../../lib/core/facts.ts';
import type { TriageGroup } from '../../lib/core/triage-head.ts';
import { TriageRow } from './TriageRow.tsx';
import type { TriageData, TriageItem } from './triage-data.ts';
import type { TriageState } from './use-triage.ts';
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
  const lines = useMemo(() => linesOf(items), [items]);
  // The same function for the same lines: with another one all of them are measured anew.
  const keyAt = useCallback((i: number) => lines.keyAt(i) ?? i, [lines]);
  const virtual = useVirtualizer({
    count: lines.count,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => (lines.headings.has(i) ? HEADING : ROW),
    getItemKey: keyAt,
    overscan: 2,
  });
  const at = useMemo(() => lines.find(selected), [lines, selected]);
  // The first heading stays in sight with the first row.
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at === 1 ? 0 : at);
  }, [at, virtual]);

  const drawn = virtual.getVirtualItems();
  // The issue that was just answered fades where it stood, and the rows below close up.
  const left = leaving && lines.find(leaving.facts.key) < 0 ? leaving : null;
  const leftAt = left && starts.current.get(left.facts.key);
  for (const { index, start } of drawn) starts.current.set(lines.keyAt(index) ?? '', start);

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
        className={`triage-lines ${left ? 'closing' : ''}`}
        style={{ blockSize: virtual.getTotalSize() }}
      >
        {typeof leftAt === 'number' && left && (
          <div
            key={left.facts.key}
            className="triage-row leaving"
            aria-hidden="true"
            style={{ translate: `0 ${leftAt}px` }}
          >
            <TriageRow item={left} suggestion={null} now={now} />
          </div>
        )}
        {drawn.map(({ index, key, start }) => {
          const line = lines.at(index);
          const style = { translate: `0 ${start}px` };
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
              ref={virtual.measureElement}
              data-index={index}
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

/** Rows with their headings between them. Of many rows hardly any is drawn, so nothing is made for the others. */
function linesOf(items: TriageItem[]) {
  const headings = new Map<number, Heading>();
  let last: Heading | undefined;
  for (const [index, { group }] of items.entries()) {
    if (group && group !== last?.heading) {
      last = { heading: group, size: 0 };
      headings.set(index + headings.size, last);
    }
    if (last && group) last.size += 1;
  }
  const places = [...headings.keys()];
  const indexOf = (i: number) => {
    let before = 0;
    for (const place of places) if (place < i) before += 1;
    return i - before;
  };
  return {
    headings,
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
