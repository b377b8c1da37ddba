import type { Tracker } from '../tracker.ts';
import { place } from './place.ts';
import { read } from './read.ts';
import { theme } from './theme.ts';

/** GitHub, on github.com and on Enterprise hosts, as a visit needs it; of its addresses the watch knows a few (site.ts) and the registry all (locate.ts). */
export const github: Tracker = {
  id: 'github',
  read,
  place,
  theme,
};
