import type { Tracker } from '../tracker.ts';
import { forget } from './client.ts';
import { place } from './place.ts';
import { read } from './read.ts';
import { theme } from './theme.ts';

export { forget };

/** Jira Cloud and Data Center as a visit needs them; of their addresses the watch knows a few (site.ts) and the registry all (locate.ts). */
export const jira: Tracker = {
  id: 'jira',
  read,
  place,
  forget,
  theme,
};
