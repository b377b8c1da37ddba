import { memo, type RefObject, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { IssueFacts } from '../../lib/core/facts.ts';
import { linesOf, ROW } from './lines.ts';
import { TriageLines } from './TriageLines.tsx';
import { TriageRow } from './TriageRow.tsx';
import type { TriageData } from './triage-data.ts';
import type { TriageState } from './use-triage.ts';
import { useWindow } from './use-window.ts';
import { TAB_WORDS } from './words.ts';

type Props = { triage: TriageState; data: TriageData; onOpen: (facts: IssueFacts) => void };

/** Rows stay as they are while the list is scrolled. */
const Row = memo(TriageRow);

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
    <TriageLines
      {...{ scroller, id, lines, drawn, startOf, total }}
      selected={at >= 0 ? selected : null}
      label={TAB_WORDS[tab]}
      size={items.length}
      row={(item) => <Row item={item} suggestion={suggest(item)} now={now} />}
      leaving={
        typeof leftAt === 'number' &&
        leaving && (
          <div
            key={leaving.facts.key}
            className="triage-row leaving"
            aria-hidden="true"
            style={{ translate: `0 ${leftAt}px` }}
          >
            <Row item={leaving} suggestion={null} now={now} />
          </div>
        )
      }
      isClosing={leaving !== null}
      onSelect={triage.select}
      onOpen={onOpen}
    />
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
