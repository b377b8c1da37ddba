import { Button } from '../common/Button.tsx';
import { Hanging } from '../common/Hanging.tsx';
import type { TriageData } from './triage-data.ts';
import type { TriageState } from './use-triage.ts';

/** Nothing to show: because everything has an answer, or because of the filter. */
export function NothingHere({ triage, data }: { triage: TriageState; data: TriageData }) {
  const { tab, all, filter, setFilter } = triage;
  if (filter.trim() && all.length > 0)
    return (
      <div className="triage-empty">
        <p>
          Nothing matches "<span dir="auto">{filter.trim()}</span>". {all.length}{' '}
          {all.length === 1 ? 'issue' : 'issues'} without the filter.
        </p>
        <Button onClick={() => setFilter('')}>Show all</Button>
      </div>
    );
  if (tab !== 'unlinked')
    return (
      <div className="triage-empty">
        <h2 className="title">{tab === 'unread' ? 'Everything was read' : 'The drawer is empty'}</h2>
        <p className="muted">
          {tab === 'unread'
            ? 'No issue waits for a fact that a page did not show.'
            : 'What you park, snooze or stop is kept here, and can be brought back.'}
        </p>
      </div>
    );
  return (
    <div className="triage-empty">
      <Hanging line={78} size={40} />
      <h2 className="title">Nothing unlinked</h2>
      <p className="muted">
        {data.seen === 0
          ? 'No issue was seen yet. Open one in a scope of yours and it is counted here.'
          : `All ${data.started} started issues have an answer.`}
      </p>
    </div>
  );
}
