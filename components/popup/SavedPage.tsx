import { type ReactNode, useState } from 'react';
import type { Edit } from '../../lib/core/edit.ts';
import { Conflicts } from '../common/Conflicts.tsx';
import { SyncFacts } from '../common/SyncFacts.tsx';
import type { SyncActions, SyncData } from '../common/sync-data.ts';
import { SaveFailed } from './SaveFailed.tsx';
import { BackTop } from './Top.tsx';

type Props = {
  sync: SyncData;
  /** Local date. */
  today: string;
  actions: SyncActions;
  notice: ReactNode;
  onTake: (take: Edit) => void;
  onBack: () => void;
};

/** Where what was saved stands: here, in the browser's sync, and where it met changes of another device. */
export function SavedPage({ sync, today, actions, notice, onTake, onBack }: Props) {
  const [failed, setFailed] = useState<string | null>(null);
  const run = (what: Promise<void>) =>
    void what.then(
      () => setFailed(null),
      (error: unknown) => setFailed(error instanceof Error ? error.message : String(error)),
    );
  return (
    <div className="pop-page">
      <BackTop title="Saved" onBack={onBack} />
      <main className="pop-scroll pop-pad saved-page">
        <SyncFacts sync={sync} today={today} onLook={() => run(actions.look())} />
        {sync.conflicts.length > 0 && (
          <>
            <h2 className="label">Settled between devices</h2>
            <Conflicts
              conflicts={sync.conflicts}
              today={today}
              onTake={({ take }) => onTake(take)}
              onKeep={({ seq }) => run(actions.keep(seq))}
            />
          </>
        )}
      </main>
      {notice || (failed && <SaveFailed message={failed} />)}
    </div>
  );
}
