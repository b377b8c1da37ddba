import { lazy, Suspense, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Popup } from '../../components/popup/Popup.tsx';
import type { PopupData } from '../../components/popup/popup-data.ts';
import { now } from '../../lib/platform/clock.ts';
import { painted } from '../../lib/platform/painted.ts';
import { popupActions } from '../../lib/surface/popup.ts';
import { onPublished, readPublished } from '../../lib/surface/published.ts';
import { useStanding } from '../../lib/surface/use-standing.ts';

const moment = now();
// They open the database, for which the first paint does not wait.
const LiveNotices = lazy(() => painted().then(() => import('./LiveNotices.tsx')));

function LivePopup({ first }: { first: PopupData }) {
  const [data, setData] = useState(first);
  useEffect(() => onPublished(first, setData), [first]);
  return (
    <>
      <Suspense>
        <LiveNotices />
      </Suspense>
      <Popup data={data} standing={useStanding()} now={moment} actions={popupActions} />
    </>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('The popup has no root');
void readPublished().then((first) => createRoot(root).render(<LivePopup first={first} />));
