import type { Site } from '../site.ts';
import { issueAt } from './issue-at.ts';
import { ISSUE_ROWS, listAt } from './list-at.ts';

/** Jira as the watch knows it. */
export const jiraSite: Site = {
  id: 'jira',
  issueAt,
  listAt,
  within: ISSUE_ROWS,
};
