import type { ComponentProps, ReactNode } from 'react';
import { clockTime } from '../../lib/core/week.ts';
import { Icon } from '../common/Icon.tsx';
import { Kbd } from '../common/Kbd.tsx';
import { Mark } from '../common/Mark.tsx';
import type { TriageData, TriageTab } from './triage-data.ts';
import { TAB_WORDS } from './words.ts';

type Props = {
  /** Null while it is being read. */
  data: TriageData | null;
  tab: TriageTab;
  /** How many of how many issues of the list are shown. */
  shown: { some: number; all: number };
  tabs: ReactNode;
  /** What its field for filtering does. */
  filter?: ComponentProps<'input'>;
  queue: ReactNode;
  detail: ReactNode;
  help?: ReactNode;
  onHelp: () => void;
};

/** The page of triage: lists above, the queue, the selected issue beside it, and what was read. It uses no hook. */
export function TriagePage({ data, tab, shown, tabs, filter, queue, detail, help, onHelp }: Props) {
  return (
    <main className="triage">
      <header className="triage-bar">
        <h1 className="row">
          <Mark /> Triage
        </h1>
        {tabs}
        <span className="grow" />
        <label className="triage-filter">
          <Icon name="search" />
          <input
            type="search"
            placeholder="Filter"
            aria-label="Filter by title or key"
            aria-keyshortcuts="/"
            {...filter}
          />
          <Kbd>/</Kbd>
        </label>
      </header>
      <section className="triage-queue" id="triage-panel" role="tabpanel" aria-label={TAB_WORDS[tab]}>
        {queue}
      </section>
      <aside className="triage-detail" aria-label="Selected issue">
        {detail}
      </aside>
      <footer className="triage-status">
        {data && (
          <>
            <span className="num">
              {shown.some} of {shown.all} shown
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
        <button type="button" className="link row" aria-keyshortcuts="?" onClick={onHelp}>
          <Kbd>?</Kbd> all keys
        </button>
      </footer>
      {help}
    </main>
  );
}
