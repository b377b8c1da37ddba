import { useEffect, useState } from 'react';
import { clockTime } from '../../lib/core/week.ts';
import { Mark } from '../common/Mark.tsx';
import { Note } from '../common/Note.tsx';
import { Notices } from '../common/Notices.tsx';
import type { Notice, NoticeActions } from '../common/notices-data.ts';
import { Toast } from '../common/Toast.tsx';
import { Everything } from './Everything.tsx';
import { Exempt } from './Exempt.tsx';
import type { OptionsActions, OptionsData } from './options-data.ts';
import { Parts } from './Parts.tsx';
import { Problems } from './Problems.tsx';
import { Scopes } from './Scopes.tsx';
import { Sync } from './Sync.tsx';
import { Team } from './Team.tsx';
import { Token } from './Token.tsx';
import { useAttempts } from './use-attempts.ts';
import { Week } from './Week.tsx';

type Props = {
  /** Null while it is being read. */
  data: OptionsData | null;
  /** Why it could not be read. */
  error?: string | null;
  actions: OptionsActions;
  /** What is the matter with what is stored. */
  notices: readonly Notice[];
  noticeActions: NoticeActions;
};

const SECTIONS = [
  ['scopes', 'Scopes'],
  ['week', 'Week'],
  ['exempt', 'Never asked about'],
  ['parts', 'What Plumbline shows'],
  ['problems', 'Problems'],
  ['token', 'GitHub token'],
  ['team', 'Team space'],
  ['sync', 'Your other devices'],
  ['stored', 'Everything stored'],
] as const;

/** Everything that is set rather than decided, and everything that is stored. */
export function Options({ data, error = null, actions, notices, noticeActions }: Props) {
  const saving = useAttempts(actions);
  const [at, setAt] = useState<string>('scopes');
  const { said, failed, undo } = saving;
  const taking = said?.undo;
  const counts: Partial<Record<string, number>> = {
    problems: (data?.problems.length ?? 0) + (data?.policyProblems.length ?? 0),
    sync: data?.sync?.conflicts.length ?? 0,
    token: data?.refusedHosts.length ?? 0,
  };
  const isThere = data !== null;
  useEffect(() => {
    // What the address names was not there when the browser looked for it.
    const named = isThere && document.getElementById(location.hash.slice(1));
    if (!named) return;
    setAt(named.id);
    named.scrollIntoView();
  }, [isThere]);
  return (
    <>
      <header className="options-bar">
        <Mark />
        <h1>
          Plumbline <span className="muted">Options</span>
        </h1>
        <span className="grow" />
        {failed === null && data?.savedAt && (
          <span className="subtle small num">Saved on this device, {clockTime(data.savedAt)}</span>
        )}
      </header>
      <div className="options">
        <nav aria-label="Sections">
          {SECTIONS.map(([id, words]) => (
            <a
              key={id}
              href={`#${id}`}
              aria-current={at === id ? 'true' : undefined}
              onClick={() => setAt(id)}
            >
              {words}
              {counts[id] ? <span className="small num count">{counts[id]}</span> : null}
            </a>
          ))}
        </nav>
        <main>
          {error && (
            <Note tone="amber" role="alert">
              {error}
            </Note>
          )}
          <Notices notices={notices} actions={noticeActions} />
          {data && (
            <>
              <Scopes data={data} saving={saving} actions={actions} />
              <Week data={data} saving={saving} />
              <Exempt data={data} saving={saving} />
              <Parts data={data} saving={saving} />
              <Problems data={data} saving={saving} actions={actions} />
              <Token data={data} saving={saving} actions={actions} />
              {data.team && (
                <Team
                  team={data.team}
                  now={{ at: data.readAt, today: data.today }}
                  saving={saving}
                  actions={actions.team}
                />
              )}
              {data.sync && (
                <Sync sync={data.sync} today={data.today} saving={saving} actions={actions.sync} />
              )}
              <Everything data={data} saving={saving} actions={actions} />
            </>
          )}
        </main>
      </div>
      <div className="toast-place">
        {failed !== null ? (
          <Note tone="amber" role="alert">
            {failed}
          </Note>
        ) : (
          said && (
            <Toast
              key={said.id}
              message={said.words}
              onGone={saving.hush}
              {...(taking ? { action: 'Undo', onAction: () => void undo(taking) } : {})}
            />
          )
        )}
      </div>
    </>
  );
}
