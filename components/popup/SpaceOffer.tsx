import { useState } from 'react';
import { Button } from '../common/Button.tsx';
import { Icon } from '../common/Icon.tsx';
import { Note } from '../common/Note.tsx';
import type { SpaceName, StandingActions } from './popup-data.ts';

type Props = {
  /** A space that was found in one of the person's scopes and was not answered to; null when there is none. */
  offer: SpaceName | null;
  actions: Pick<StandingActions, 'join' | 'decline'>;
};

/** Asks once whether to join a space that stands in a scope. */
export function SpaceOffer({ offer, actions }: Props) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [joined, setJoined] = useState<string | null>(null);

  async function answer(what: Promise<void>, after: () => void) {
    setBusy(true);
    try {
      await what;
      setFailed(null);
      after();
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  }

  if (!offer && !joined) return null;
  return (
    <section className="pop-notice" aria-label="Team space">
      <div className="note offer" role="status">
        <Icon name="person" />
        {offer ? (
          <span className="grow" dir="auto">
            {offer.name} carries a Plumbline: join?
          </span>
        ) : (
          <span className="grow" dir="auto">
            You are in {joined}. Its goals stand first.
          </span>
        )}
        {offer && (
          <>
            <Button
              kind="ghost"
              size="s"
              disabled={busy}
              onClick={() => void answer(actions.decline(offer.address), () => undefined)}
            >
              Not now
            </Button>
            <Button
              size="s"
              disabled={busy}
              onClick={() => void answer(actions.join(offer.address), () => setJoined(offer.name))}
            >
              Join
            </Button>
          </>
        )}
      </div>
      {failed && (
        <Note tone="amber" role="alert">
          {failed}
        </Note>
      )}
    </section>
  );
}
