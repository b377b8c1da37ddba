import type { Overview } from '../../lib/core/overview.ts';
import type { SyncData } from '../common/sync-data.ts';
import { conflictsWords, isOutstanding, momentWords, NEWER, NOT_TAKEN } from '../common/sync-words.ts';
import { readWords } from './words.ts';

type Props = {
  overview: Overview | null;
  /** What was just saved; it is said first, and alone. */
  saved: string | null;
  /** Null until it was read. */
  sync: SyncData | null;
  /** Local date. */
  today: string;
  onSaved: () => void;
};

/** What was read, and where what was saved stands. There is room for both from the first paint on. */
export function FootStatus({ overview, saved, sync, today, onSaved }: Props) {
  const problem = saved === null && sync ? problemOf(sync) : null;
  if (problem)
    return (
      <span className="pop-status" role="status">
        <button type="button" className="pop-saved" onClick={onSaved}>
          {problem}
        </button>
      </span>
    );
  return (
    <span className="pop-status">
      <span className="ell num" role="status">
        {saved ?? readWords(overview)}
      </span>
      {sync && (
        <button type="button" className="pop-saved one ell" onClick={onSaved}>
          {calmWords(sync, today)}
        </button>
      )}
    </span>
  );
}

/** What keeps the other devices from getting what is saved here. */
function problemOf(sync: SyncData): string | null {
  if (sync.newer) return NEWER;
  if (sync.trouble) return sync.trouble;
  return isOutstanding(sync) ? NOT_TAKEN : null;
}

function calmWords({ conflicts, takenAt, savedAt }: SyncData, today: string): string {
  if (conflicts.length > 0) return conflictsWords(conflicts.length);
  if (savedAt === null || takenAt === null) return 'Nothing is saved here yet';
  return `Saved here; the browser’s sync took it ${momentWords(takenAt, today)}`;
}
