import type { Site } from '../site.ts';
import { issueAt } from './issue-at.ts';
import { ISSUE_ROWS, listAt } from './list-at.ts';

/** GitHub as the watch knows it. */
export const githubSite: Site = {
  id: 'github',
  issueAt,
  listAt,
  within: ISSUE_ROWS,
};
