import type { Tracker } from '../tracker.ts';
import { forget } from './client.ts';
import { issueAt } from './issue-at.ts';
import { places } from './places.ts';
import { read } from './read.ts';
import { SETS } from './selectors.ts';
import { theme } from './theme.ts';

export { forget };

/** Jira Cloud and Data Center as a visit needs them; the registry knows all addresses (locate.ts). */
export const jira: Tracker = {
  id: 'jira',
  sets: SETS,
  locate: issueAt,
  read,
  places,
  forget,
  theme,
};
