import { useEffect, useState } from 'react';
import type { Now } from '../core/view.ts';
import { now } from '../platform/clock.ts';

/**
 * The moment, for a page that may stay open over midnight: it is another one once the person comes back to the page on
 * another day, or something is shown anew there.
 * @param first the moment at which the page was opened
 * @param shown what the page shows
 */
export function useNow(first: Now, shown: unknown): Now {
  const [moment, setMoment] = useState(first);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown anew is of the day on which that is
  useEffect(() => {
    const look = () => setMoment((last) => (now().today === last.today ? last : now()));
    look();
    document.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('focus', look);
    };
  }, [shown]);
  return moment;
}
