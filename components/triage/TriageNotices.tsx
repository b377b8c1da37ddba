import { shortKey } from '../../lib/core/issue.ts';
import { Button } from '../common/Button.tsx';
import { Hanging } from '../common/Hanging.tsx';
import { Note } from '../common/Note.tsx';
import { Toast } from '../common/Toast.tsx';
import type { TriageData } from './triage-data.ts';
import type { TriageState } from './use-triage.ts';

type Props = { triage: TriageState; data: TriageData; chooseFocus: () => void };

/** What stands above the list: answers that were not saved, and a week without a focus. */
export function TriageNotices({ triage, data, chooseFocus }: Props) {
  const { failures, retry } = triage.answers;
  const [failure] = failures;
  const what =
    failures.length === 1 && failure ? shortKey(failure.item.facts.key) : `${failures.length} answers`;
  if (!failure && data.focus !== null) return null;
  return (
    <div className="triage-notices stack">
      {failure && (
        <Note tone="amber" role="alert">
          <span className="strong" dir="auto">
            {what} {failures.length === 1 ? 'was' : 'were'} not saved.
          </span>{' '}
          {failure.message}{' '}
          <button type="button" className="link" onClick={retry}>
            Try again
          </button>
        </Note>
      )}
      {data.focus === null && (
        <Note icon="flag">
          No focus is set for this week. Nothing warns until you choose.{' '}
          <button type="button" className="link" onClick={chooseFocus}>
            Choose this week’s focus
          </button>
        </Note>
      )}
    </div>
  );
}

/** The last answer, and the way back. */
export function TriageToast({ triage }: { triage: TriageState }) {
  const { said, hush } = triage.answers;
  if (!said) return null;
  return (
    <div className="triage-toast">
      <Toast
        key={said.id}
        message={said.words}
        onGone={hush}
        {...(said.undo ? { action: 'Undo', onAction: () => triage.run('undo') } : {})}
      />
    </div>
  );
}

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
