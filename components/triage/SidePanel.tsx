import { useEffect, useMemo, useRef } from 'react';
import { shortKey } from '../../lib/core/issue.ts';
import { clockTime } from '../../lib/core/week.ts';
import { Kbd } from '../common/Kbd.tsx';
import { Note } from '../common/Note.tsx';
import { HelpDialog } from './HelpDialog.tsx';
import { SIDE_HELP } from './keys.ts';
import { NothingHere } from './NothingHere.tsx';
import { PageIssue } from './PageIssue.tsx';
import { TriageList } from './TriageList.tsx';
import { TriageNotices } from './TriageNotices.tsx';
import { TriageQuestion } from './TriageQuestion.tsx';
import { TriageTabs } from './TriageTabs.tsx';
import { TriageToast } from './TriageToast.tsx';
import type { TriageActions, TriageData } from './triage-data.ts';
import { useTriage } from './use-triage.ts';
import { TAB_WORDS } from './words.ts';

type Props = {
  data: TriageData | null;
  error?: string | null;
  actions: TriageActions;
  /** Key of the active tab's issue, or null where it shows none. */
  issue: string | null;
};

/** Triage beside the tracker: the open page's issue first, then the queue. */
export function SidePanel({ data, error = null, actions, issue }: Props) {
  const first = useMemo(() => (issue === null ? null : (data?.itemOf(issue) ?? null)), [data, issue]);
  const triage = useTriage(data, actions, first);
  const { tab, items, all, selected } = triage;
  useFollow(first?.facts.key ?? null, triage.go);
  return (
    <main className="side">
      <header className="side-bar">
        <h1 className="sr-only">Triage</h1>
        {data && <TriageTabs tab={tab} lengthOf={triage.lengthOf} onShow={triage.show} />}
      </header>
      {error && (
        <Note tone="amber" role="alert">
          {error}
        </Note>
      )}
      {issue !== null && data && tab === 'unlinked' && (
        <PageIssue issue={issue} item={first} data={data} triage={triage} />
      )}
      {data && (
        <TriageNotices answers={triage.answers} focus={data.focus} chooseFocus={actions.chooseFocus} />
      )}
      <section className="triage-queue" id="triage-panel" role="tabpanel" aria-label={TAB_WORDS[tab]}>
        {data && items.length > 0 && (
          <TriageList key={tab} triage={triage} data={data} onOpen={actions.open} />
        )}
        {data && items.length === 0 && !(first && all.length > 0) && (
          <NothingHere triage={triage} data={data} />
        )}
        <TriageToast triage={triage} />
      </section>
      {data && triage.question && selected && selected !== first && (
        <section className="side-question" aria-label={shortKey(selected.facts.key)}>
          <TriageQuestion triage={triage} data={data} />
        </section>
      )}
      <footer className="triage-status">
        {data && (
          <span className="num">
            {items.length} of {first && tab === 'unlinked' ? items.length : all.length} shown
            {data.readAt && `, read ${clockTime(data.readAt)}`}
          </span>
        )}
        <span className="grow" />
        <button
          type="button"
          className="link row"
          aria-label="All keys"
          aria-keyshortcuts="?"
          onClick={() => triage.run('help')}
        >
          <Kbd>?</Kbd>
        </button>
      </footer>
      {triage.help && <HelpDialog keys={SIDE_HELP} onClose={triage.closeHelp} />}
    </main>
  );
}

/** Selects the page's issue whenever the tab shows another one. */
function useFollow(key: string | null, go: (key: string) => boolean): void {
  const followed = useRef<string | null>(null);
  useEffect(() => {
    if (key === followed.current) return;
    if (key === null || go(key)) followed.current = key;
  }, [key, go]);
}
