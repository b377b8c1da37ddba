import {
  githubIssues,
  jiraIssues,
  REPO,
  type SampleIssue,
  type SampleJiraIssue,
  sampleFile,
} from './sample.ts';

/** What the demo's lists and boards show: the sample of each state, and some more of the same team's work. */

export const listedIssues: SampleIssue[] = [
  issue(505, 'Say why the card was refused', ['checkout'], 'jo'),
  issue(503, 'Keep the cart when the charge fails', ['payments', 'bug'], 'dana'),
  ...githubIssues,
  issue(493, 'Return label prints on the wrong paper size', ['returns'], 'sam'),
];

const CATEGORIES = {
  'To Do': 'new',
  'In Progress': 'indeterminate',
  'In Review': 'indeterminate',
  Done: 'done',
} as const;
/** Columns are called as the status that they hold. */
export const JIRA_COLUMNS = Object.keys(CATEGORIES);

const RETRIES = { epic: { key: 'SHOP-12', title: 'Payment retries' } };

export const listedJira: SampleJiraIssue[] = [
  jira('SHOP-145', 'Explain the error in the shopper’s words', 'To Do', RETRIES),
  jira('SHOP-149', 'Gift wrap for orders from abroad', 'To Do'),
  jira('SHOP-140', 'Retry the webhook of the card processor', 'In Progress', RETRIES),
  jira('SHOP-138', 'The search box loses its text', 'In Progress', { labels: ['search'] }),
  ...jiraIssues,
  jira('SHOP-129', 'Return label on the wrong paper size', 'In Review', { labels: ['returns'] }),
  jira('SHOP-118', 'Keep the cart when the charge fails', 'Done', RETRIES),
  jira('SHOP-101', 'Old address shows in the order mail', 'Done'),
];

/**
 * The team's file for lists, whose rows show no parents and whose cards on GitHub no more than a title: the team does
 * without parents there, and has rules for titles, too.
 */
export function listedFile(): string {
  const file: { goals: { rules: string[] }[] } = JSON.parse(sampleFile());
  const more = [`repo:${REPO} retry,charge,card`, 'label:search', `repo:${REPO} "return label"`];
  for (const [index, rule] of more.entries()) file.goals[index]?.rules.push(rule);
  return JSON.stringify({ ...file, settings: { noInheritance: [`github:github.com/${REPO}`] } });
}

function issue(number: number, title: string, labels: string[], assignee: string): SampleIssue {
  return { number, title, labels, assignees: [assignee], author: 'mira', body: 'Seen by three shoppers.' };
}

function jira(
  key: string,
  title: string,
  status: keyof typeof CATEGORIES,
  more: Partial<SampleJiraIssue> = {},
): SampleJiraIssue {
  const assignee = status === 'To Do' ? {} : { assignee: 'Jo Lind' };
  const body = 'Seen by three shoppers.';
  return {
    key,
    title,
    body,
    type: 'Story',
    status: { name: status, category: CATEGORIES[status] },
    ...assignee,
    ...more,
  };
}
