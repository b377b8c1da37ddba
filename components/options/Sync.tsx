import { Conflicts } from '../common/Conflicts.tsx';
import { SyncFacts } from '../common/SyncFacts.tsx';
import type { SyncActions, SyncData } from '../common/sync-data.ts';
import { Section } from './Section.tsx';
import type { Attempts } from './use-attempts.ts';

type Props = { sync: SyncData; today: string; saving: Attempts; actions: SyncActions };

/** What the browser carries between a person's devices, as far as anyone knows. */
export function Sync({ sync, today, saving, actions }: Props) {
  return (
    <Section
      id="sync"
      title="Your other devices"
      intro="The browser’s own sync carries goals, focus and answers between your devices. It does not tell whether it is on, so Plumbline says only what it took."
    >
      <SyncFacts
        sync={sync}
        today={today}
        onLook={() => void saving.attempt(() => actions.look().then(() => 'Looked at the browser’s sync'))}
      />
      {sync.conflicts.length > 0 && (
        <>
          <h3>Settled between devices</h3>
          <p className="muted">
            Two devices changed the same before they knew of each other. The newer change stands.
          </p>
          <Conflicts
            conflicts={sync.conflicts}
            today={today}
            onTake={({ take }) => void saving.save(take)}
            onKeep={({ seq }) => void saving.attempt(() => actions.keep(seq).then(() => null))}
          />
        </>
      )}
    </Section>
  );
}
