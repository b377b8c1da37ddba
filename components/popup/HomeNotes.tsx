import { Broken } from './Broken.tsx';
import type { PopupActions, Standing } from './popup-data.ts';
import { SpaceOffer } from './SpaceOffer.tsx';
import { TroubleLine } from './TroubleLine.tsx';

export type HomeActions = Pick<
  PopupActions,
  'openPage' | 'broken' | 'copy' | 'tryAgain' | 'join' | 'decline' | 'forgetToken'
>;

type Props = {
  /** Null until it was read. */
  standing: Standing | null;
  /** The tab is in no scope: what broke elsewhere is not told there. */
  isQuiet: boolean;
  /** ISO 8601: now. */
  at: string;
  actions: HomeActions;
};

/** What is asked or to be told beside the plan: one line at a time. */
export function HomeNotes({ standing, isQuiet, at, actions }: Props) {
  const options = (section: string) => actions.openPage('options', section);
  const offer = standing?.offer ?? null;
  const isTrouble = standing && (standing.refusedHost !== null || standing.trouble !== null);
  return (
    <>
      <SpaceOffer offer={offer} actions={actions} />
      {!offer && isTrouble && (
        <TroubleLine standing={standing} at={at} onOptions={options} onForget={actions.forgetToken} />
      )}
      {!offer && !isTrouble && !isQuiet && (
        <Broken at={at} actions={actions} onDetails={() => options('problems')} />
      )}
    </>
  );
}
