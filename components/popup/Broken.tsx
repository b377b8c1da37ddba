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
        {capitalised(broken.part)}: not working
        {broken.host && ` on ${broken.host}. The rest of the page does`}.{' '}
        <button type="button" className="link" onClick={onDetails}>
          Details
        </button>
      </Note>
    </div>
  );
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
