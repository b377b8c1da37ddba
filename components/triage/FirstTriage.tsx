import { Detail } from './Detail.tsx';
import { linesOf, ROW } from './lines.ts';
import { lengthOf, NO_MARKS } from './overlay.ts';
import { TriageLines } from './TriageLines.tsx';
import { TriageNotices } from './TriageNotices.tsx';
import { TriagePage } from './TriagePage.tsx';
import { TriageRow } from './TriageRow.tsx';
import { TriageTabs } from './TriageTabs.tsx';
import type { TriageData, TriageTab } from './triage-data.ts';
import { inSight, placesOf } from './window.ts';
import { TAB_WORDS } from './words.ts';

const nothing = () => undefined;
const TAB: TriageTab = 'unlinked';

type Props = {
  data: TriageData;
  /** How much of the list may be seen, in pixels. */
  height: number;
};

/**
 * The first screen of triage, as its page draws it before React is loaded; it looks as `Triage` does at first. Until
 * then nothing can be pressed. Nothing where the list is empty.
 */
export function FirstTriage({ data, height }: Props) {
  const items = data.lists[TAB];
  const [first] = items;
  if (!first) return null;
  const lines = linesOf(items, new Map());
  const places = placesOf(lines, ROW);
  const length = (tab: TriageTab) => lengthOf(data, tab, NO_MARKS);
  return (
    <div inert>
      <TriagePage
        data={data}
        tab={TAB}
        shown={{ some: length(TAB), all: length(TAB) }}
        tabs={<TriageTabs tab={TAB} lengthOf={length} onShow={nothing} />}
        queue={
          <>
            <TriageNotices
              answers={{ failures: [], retry: nothing }}
              focus={data.focus}
              chooseFocus={nothing}
            />
            <TriageLines
              id="first"
              label={TAB_WORDS[TAB]}
              lines={lines}
              drawn={inSight(places, lines.count, { top: 0, height })}
              startOf={places.startOf}
              total={places.startOf(lines.count)}
              size={items.length}
              selected={first.facts.key}
              row={(item) => <TriageRow item={item} suggestion={data.suggest(item)} now={data.now} />}
              onSelect={nothing}
              onOpen={nothing}
            />
          </>
        }
        detail={<Detail item={first} tab={TAB} data={data} onCommand={nothing} question={null} />}
        onHelp={nothing}
      />
    </div>
  );
}
