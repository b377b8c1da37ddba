import type { ReactNode, RefObject } from 'react';
import type { IssueFacts } from '../../lib/core/facts.ts';
import type { QueueLines } from './lines.ts';
import type { TriageItem } from './triage-data.ts';
import { GROUP_WORDS } from './words.ts';

type Props = {
  scroller?: RefObject<HTMLDivElement | null>;
  /** Before the ids of the rows. */
  id: string;
  /** Which list it is. */
  label: string;
  lines: QueueLines;
  /** Those of the lines that are drawn, where each starts and where the last ends, in pixels. */
  drawn: number[];
  startOf: (i: number) => number;
  total: number;
  /** Issues in the list. */
  size: number;
  /** Key of the selected issue, where it is in the list. */
  selected: string | null;
  /** What a row says. */
  row: (item: TriageItem) => ReactNode;
  /** The row that was just answered. */
  leaving?: ReactNode;
  isClosing?: boolean;
  onSelect: (key: string) => void;
  onOpen: (facts: IssueFacts) => void;
};

/** What is drawn of the queue. It uses no hook. */
export function TriageLines(props: Props) {
  const { scroller, id, label, lines, drawn, startOf, total, size, selected, row, leaving } = props;
  return (
    <div
      ref={scroller}
      className="triage-list"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={selected === null ? undefined : `${id}-${selected}`}
    >
      <div
        role="presentation"
        className={`triage-lines ${props.isClosing ? 'closing' : ''}`}
        style={{ blockSize: total }}
      >
        {leaving}
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
              aria-setsize={size}
              data-testid="triage-row"
              data-issue={issue}
              className="triage-row"
              style={style}
              onClick={() => props.onSelect(issue)}
              onDoubleClick={() => props.onOpen(line.item.facts)}
            >
              {row(line.item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
