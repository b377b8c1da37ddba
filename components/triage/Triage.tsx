import { useEffect, useState } from 'react';
import { shortKey } from '../../lib/core/issue.ts';
import { Note } from '../common/Note.tsx';
import { Detail } from './Detail.tsx';
import { HelpDialog } from './HelpDialog.tsx';
import { HELP } from './keys.ts';
import { NothingHere } from './NothingHere.tsx';
import { TriageList } from './TriageList.tsx';
import { TriageNotices } from './TriageNotices.tsx';
import { TriagePage } from './TriagePage.tsx';
import { TriageQuestion } from './TriageQuestion.tsx';
import { TriageTabs } from './TriageTabs.tsx';
import { TriageToast } from './TriageToast.tsx';
import type { TriageActions, TriageData } from './triage-data.ts';
import { useTriage } from './use-triage.ts';

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
  const length = triage.lengthOf(tab);
  const some = data?.beginning && !triage.filter ? length : items.length;
  return (
    <TriagePage
      data={data}
      tab={tab}
      shown={{ some, all: length }}
      tabs={data && <TriageTabs tab={tab} lengthOf={triage.lengthOf} onShow={triage.show} />}
      filter={{
        ref: triage.search,
        value: triage.filter,
        onChange: (event) => triage.setFilter(event.target.value),
        onKeyDown: (event) => {
          if (event.key === 'Escape') triage.setFilter('');
          if (['Escape', 'Enter', 'ArrowDown'].includes(event.key)) {
            event.preventDefault();
            list.current?.focus();
          }
        },
      }}
      queue={
        <>
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
          {data && (
            <TriageNotices answers={triage.answers} focus={data.focus} chooseFocus={actions.chooseFocus} />
          )}
          {data && items.length > 0 && (
            <TriageList key={tab} triage={triage} data={data} onOpen={actions.open} />
          )}
          {data && !data.beginning && items.length === 0 && <NothingHere triage={triage} data={data} />}
          <TriageToast triage={triage} />
        </>
      }
      detail={
        data &&
        selected && (
          <Detail
            item={selected}
            tab={tab}
            data={data}
            onCommand={triage.run}
            question={triage.question && <TriageQuestion triage={triage} data={data} />}
          />
        )
      }
      help={triage.help && <HelpDialog keys={HELP} onClose={triage.closeHelp} />}
      onHelp={() => triage.run('help')}
    />
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
