import { useCallback, useEffect, useState } from 'react';
import { Button } from '../common/Button.tsx';
import { Dialog } from '../common/Dialog.tsx';
import { Note } from '../common/Note.tsx';
import { DifferenceView } from './DifferenceView.tsx';
import { NOTHING_CHOSEN, OfferingForm } from './OfferingForm.tsx';
import type { Difference, Offering, Proposed, Publishing, SpaceRow, TeamActions } from './team-data.ts';

type Props = {
  space: SpaceRow;
  /** Published in place of one's own records. */
  proposal?: Proposed;
  actions: TeamActions;
  onClose: () => void;
  onDone: () => void;
};

const AGAIN = 'Someone else wrote in between, so nothing was changed. This is the difference now.';

/** Publishing: what of one's own is chosen, what it would change is shown, and only then it is written. */
export function PublishDialog({ space, proposal, actions, onClose, onDone }: Props) {
  const { address, name } = space;
  const [offering, setOffering] = useState<Offering | null>(null);
  const [share, setShare] = useState(NOTHING_CHOSEN);
  const [take, setTake] = useState<string[]>([]);
  const [difference, setDifference] = useState<Difference | null>(null);
  const [stale, setStale] = useState(false);
  const [busy, setBusy] = useState(true);
  const [failed, setFailed] = useState<string | null>(null);

  const run = useCallback(async (work: () => Promise<void>) => {
    setBusy(true);
    setFailed(null);
    try {
      await work();
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  }, []);

  const choice = (taken: string[]): Publishing => ({
    ...{ address, share, take: taken },
    ...(proposal && { proposal: proposal.file }),
  });
  const show = (taken: string[] = take) => {
    setTake(taken);
    // What was chosen shows at once, and is not to be published before its difference is there.
    setStale(true);
    return run(async () => {
      setDifference(await actions.preview(choice(taken)));
      setStale(false);
    });
  };
  const publish = ({ seen }: Difference) =>
    run(async () => {
      const now = await actions.publish(choice(take), seen);
      if (!now) return onDone();
      setDifference(now);
      setFailed(AGAIN);
    });

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the dialog opens
  useEffect(() => {
    if (proposal) void show();
    else
      void run(async () => {
        const found = await actions.offering(address);
        setOffering(found);
        setShare({ ...NOTHING_CHOSEN, goals: found.drafts.map(({ id }) => id) });
      });
  }, []);

  const isEmpty = JSON.stringify(share) === JSON.stringify(NOTHING_CHOSEN);
  return (
    <Dialog
      title={`Publish to ${name}`}
      onClose={onClose}
      foot={
        <>
          {difference && !proposal ? (
            <Button kind="ghost" onClick={() => setDifference(null)} disabled={busy}>
              Back
            </Button>
          ) : null}
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          {difference ? (
            <Button
              kind="primary"
              disabled={busy || stale || difference.changes.length === 0}
              onClick={() => void publish(difference)}
            >
              Publish
            </Button>
          ) : (
            <Button
              kind="primary"
              disabled={busy || (!proposal && isEmpty)}
              onClick={() => void show(difference ? take : [])}
            >
              Show difference
            </Button>
          )}
        </>
      }
    >
      <div className="publish" aria-busy={busy}>
        {failed && (
          <Note tone="amber" role="alert">
            {failed}
          </Note>
        )}
        {difference ? (
          <DifferenceView
            difference={difference}
            name={name}
            take={take}
            busy={busy}
            onTake={(taken) => void show(taken)}
          />
        ) : (
          offering && <OfferingForm offering={offering} name={name} share={share} onChange={setShare} />
        )}
        <p className="muted small" role="status">
          {busy && `Reading ${name}`}
        </p>
      </div>
    </Dialog>
  );
}
