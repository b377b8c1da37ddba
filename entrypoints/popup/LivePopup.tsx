import { lazy, Suspense, useEffect, useState } from 'react';
import { Popup } from '../../components/popup/Popup.tsx';
import type { PopupData } from '../../components/popup/popup-data.ts';
import type { Now } from '../../lib/core/view.ts';
import { painted } from '../../lib/platform/painted.ts';
import { popupActions } from '../../lib/surface/popup.ts';
import { onPublished } from '../../lib/surface/published.ts';
import { useNow } from '../../lib/surface/use-now.ts';
import { useStanding } from '../../lib/surface/use-standing.ts';

// They open the database, for which the first paint does not wait.
const LiveNotices = lazy(() => painted().then(() => import('./LiveNotices.tsx')));

/** `onLive` is called once it can be used. */
export type Props = { first: PopupData; now: Now; onLive: () => void };

export function LivePopup({ first, now, onLive }: Props) {
  const [data, setData] = useState(first);
  useEffect(() => onPublished(first, setData), [first]);
  useEffect(onLive, [onLive]);
  return (
    <>
      <Suspense>
        <LiveNotices />
      </Suspense>
      <Popup data={data} standing={useStanding()} now={useNow(now, data)} actions={popupActions} />
    </>
  );
}
