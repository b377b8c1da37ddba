import { useEffect, useState } from 'react';
import { shortKey } from '../../lib/core/issue.ts';
import { clockTime } from '../../lib/core/week.ts';
import { Icon } from '../common/Icon.tsx';
import { Kbd } from '../common/Kbd.tsx';
import { Mark } from '../common/Mark.tsx';
import { Note } from '../common/Note.tsx';
import { Detail } from './Detail.tsx';
import { HelpDialog } from './HelpDialog.tsx';
import { HELP } from './keys.ts';
import { lengthOf } from './overlay.ts';
import { TriageList } from './TriageList.tsx';
import { NothingHere, TriageNotices, TriageToast } from './TriageNotices.tsx';
import { TriageQuestion } from './TriageQuestion.tsx';
import { TriageTabs } from './TriageTabs.tsx';
import type { TriageActions, TriageData } from './triage-data.ts';
import { useTriage } from './use-triage.ts';
import { TAB_WORDS } from './words.ts';

type Props = {
  /** Null while it is being read. */
  data: TriageData | null;
  /** Why it could not be read. */
  error?: string | null;
  actions: TriageActions;
  /** Key of the issue to open at. */
  at: string | null;
};

/** The queue of unlinked issues: one question each, one key per answer, and every answer can be taken back. */
export function Triage({ data, error = null, actions, at }: Props) {
  const triage = useTriage(data, actions);
  const missing = useOpenAt(at, data, triage.go);
  const { tab, items, selected, list } = triage;
  const length = data ? lengthOf(data, tab, triage.answers.overlay) : 0;
  return (
    <main className="triage">
      <header className="triage-bar">
        <h1 className="row">
          <Mark /> Triage
        </h1>
        {data && <TriageTabs triage={triage} data={data} />}
        <span className="grow" />
        <label className="triage-filter">
          <Icon name="search" />
          <input
            ref={triage.search}
            type="search"
            placeholder="Filter"
            aria-label="Filter by title or key"
            aria-keyshortcuts="/"
            value={triage.filter}
            onChange={(event) => triage.setFilter(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') triage.setFilter('');
              if (['Escape', 'Enter', 'ArrowDown'].includes(event.key)) {
                event.preventDefault();
                list.current?.focus();
              }
            }}
          />
          <Kbd>/</Kbd>
        </label>
      </header>
      <section className="triage-queue" id="triage-panel" role="tabpanel" aria-label={TAB_WORDS[tab]}>
        {error && (
          <Note tone="amber" role="alert">
            {error}
          </Note>
        )}
        {missing && (
          <Note role="status">
            <span dir="auto">{shortKey(missing)}</span> waits for no answer here: it is linked, done, or was
            not seen yet.
          </Note>
        )}
        {data && <TriageNotices triage={triage} data={data} chooseFocus={actions.chooseFocus} />}
        {data && items.length > 0 && (
          <TriageList key={tab} triage={triage} data={data} onOpen={actions.open} />
        )}
        {data && !data.beginning && items.length === 0 && <NothingHere triage={triage} data={data} />}
        <TriageToast triage={triage} />
      </section>
      <aside className="triage-detail" aria-label="Selected issue">
        {data && selected && (
          <Detail
            item={selected}
            tab={tab}
            data={data}
            onCommand={triage.run}
            question={triage.question && <TriageQuestion triage={triage} data={data} />}
          />
        )}
      </aside>
      <footer className="triage-status">
        {data && (
          <>
            <span className="num">
              {data.beginning && !triage.filter ? length : items.length} of {length} shown
            </span>
            <span className="num">
              {data.seen.toLocaleString('en')} issues seen{data.readAt && `, read ${clockTime(data.readAt)}`}
            </span>
          </>
        )}
        <span className="grow" />
        <span className="row">
          <Kbd>J</Kbd>
          <Kbd>K</Kbd> move
        </span>
        <span className="row">
          <Kbd>Z</Kbd> undo
        </span>
        <button type="button" className="link row" aria-keyshortcuts="?" onClick={() => triage.run('help')}>
          <Kbd>?</Kbd> all keys
        </button>
      </footer>
      {triage.help && <HelpDialog keys={HELP} onClose={triage.closeHelp} />}
    </main>
  );
}

/** Opens at the issue once there is data; returns its key when it is in no list. */
function useOpenAt(at: string | null, data: TriageData | null, go: (key: string) => boolean): string | null {
  const [opened, setOpened] = useState<string | null>(null);
  const [missing, setMissing] = useState<string | null>(null);
  useEffect(() => {
    // What it does not find in a beginning may come with the rest.
    if (!data || data.beginning || at === opened) return;
    setOpened(at);
    setMissing(at !== null && !go(at) ? at : null);
  }, [at, opened, data, go]);
  return missing;
}
