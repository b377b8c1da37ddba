import type { Tracker } from '../tracker.ts';
import { issueAt } from './issue-at.ts';
import { places } from './places.ts';
import { read } from './read.ts';
import { SETS } from './selectors.ts';
import { theme } from './theme.ts';

/** GitHub, on github.com and on Enterprise hosts, as a visit needs it; the registry knows all addresses (locate.ts). */
export const github: Tracker = {
  id: 'github',
  sets: SETS,
  locate: issueAt,
  read,
  places,
  theme,
};
