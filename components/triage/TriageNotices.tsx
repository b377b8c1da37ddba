import { shortKey } from '../../lib/core/issue.ts';
import { Note } from '../common/Note.tsx';
import type { TriageState } from './use-triage.ts';

type Props = {
  answers: Pick<TriageState['answers'], 'failures' | 'retry'>;
  /** Goal id of this week's focus; null when none is set. */
  focus: string | null;
  chooseFocus: () => void;
};

/** What stands above the list: answers that were not saved, and a week without a focus. It uses no hook. */
export function TriageNotices({ answers: { failures, retry }, focus, chooseFocus }: Props) {
  const [failure] = failures;
  const what =
    failures.length === 1 && failure ? shortKey(failure.item.facts.key) : `${failures.length} answers`;
  if (!failure && focus !== null) return null;
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
      {focus === null && (
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
