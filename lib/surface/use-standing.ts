import { useEffect, useState } from 'react';
import type { Standing } from '../../components/popup/popup-data.ts';
import { painted } from '../platform/painted.ts';

/** What the popup says of saving and of the team; null until the database was asked, for which the first paint does not wait. */
export function useStanding(): Standing | null {
  const [standing, setStanding] = useState<Standing | null>(null);
  useEffect(() => {
    let isGone = false;
    let stop: () => void = () => undefined;
    void painted()
      .then(() => import('./standing.ts'))
      .then(({ followStanding }) => {
        if (!isGone) stop = followStanding(setStanding);
      });
    return () => {
      isGone = true;
      stop();
    };
  }, []);
  return standing;
}
