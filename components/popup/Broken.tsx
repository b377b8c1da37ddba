import { useEffect, useState } from 'react';
import { Note } from '../common/Note.tsx';
import type { BrokenPart, PopupActions } from './popup-data.ts';

type Props = { load: PopupActions['broken']; onDetails: () => void };

/** One line on a part that does not work, where there is one. */
export function Broken({ load, onDetails }: Props) {
  const [broken, setBroken] = useState<BrokenPart | null>(null);
  useEffect(() => {
    let gone = false;
    void load().then((found) => !gone && setBroken(found));
    return () => {
      gone = true;
    };
  }, [load]);
  if (!broken) return null;
  return (
    <div className="pop-notice">
      <Note>
        {broken.host
          ? `${broken.part} is off on ${broken.host}. The rest of the page works.`
          : `${broken.part} did not work.`}{' '}
        <button type="button" className="link" onClick={onDetails}>
          Details
        </button>
      </Note>
    </div>
  );
}
