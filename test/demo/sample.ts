import { addDays, localDate, weekOf } from '../../lib/core/week.ts';

/** The demo's team: five goals, a focus for this very week, and one issue or pull request for each state of a badge. */

export type SampleIssue = {
  number: number;
  title: string;
  body: string;
  author: string;
  state?: 'open' | 'closed';
  labels?: string[];
  assignees?: string[];
  milestone?: string;
  pull?: true;
  /** The sidebar is still loading: labels, people and relations are unread. */
  sidebarLoading?: true;
};

export type SampleJiraIssue = {
  key: string;
  title: string;
  body: string;
  type: string;
  status: { name: string; category: 'new' | 'indeterminate' | 'done' };
  labels?: string[];
  assignee?: string;
  epic?: { key: string; title: string };
  priority?: string;
};

export const REPO = 'acme/shop';
export const JIRA_HOST = 'acme.atlassian.net';

export const githubIssues: SampleIssue[] = [
  {
    number: 461,
    title: 'Retry the charge once on timeout',
    author: 'dana',
    labels: ['enhancement', 'checkout'],
    assignees: ['dana'],
    body: 'When the provider answers late, the shopper sees an error although nothing was charged. Try once more with the same key.',
  },
  {
    number: 212,
    title: 'Accents are lost in the search box',
    author: 'mira',
    labels: ['search'],
    assignees: ['mira'],
    body: 'Searching for “café” finds nothing; “cafe” finds four products.',
  },
  {
    number: 471,
    title: 'Cart shows the old price after a currency switch',
    author: 'jo',
    labels: ['bug'],
    assignees: ['jo'],
    body: 'Switch from EUR to USD with a full cart: the sum stays in EUR until the page is loaded again.',
  },
  {
    number: 480,
    title: 'Gift wrap for orders from abroad',
    author: 'sam',
    labels: ['idea'],
    body: 'Asked for by two shoppers in the autumn survey.',
  },
  {
    number: 484,
    title: 'Bump axios from 1.7.9 to 1.8.2',
    author: 'dependabot[bot]',
    labels: ['dependencies'],
    pull: true,
    body: 'Bumps axios from 1.7.9 to 1.8.2.',
  },
  {
    number: 377,
    title: 'Clean up unused feature switches',
    author: 'sam',
    labels: ['chore'],
    assignees: ['sam'],
    body: 'Eleven switches are on for everybody since spring.',
  },
  {
    number: 402,
    title: 'Seller upload stalls above 40 pictures',
    author: 'mira',
    labels: ['bug'],
    assignees: ['mira'],
    body: 'The 41st picture never ends.',
  },
  {
    number: 455,
    title: 'Confetti after the first order',
    author: 'jo',
    labels: ['nice-to-have'],
    assignees: ['jo'],
    body: 'A small joy.',
  },
  {
    number: 498,
    title: 'Payment page is blank in reader mode',
    author: 'jo',
    labels: ['bug'],
    assignees: ['jo'],
    sidebarLoading: true,
    body: 'Reader mode drops the form.',
  },
  {
    number: 390,
    title: 'Old address shows in the order mail',
    author: 'dana',
    state: 'closed',
    labels: ['bug'],
    body: 'Fixed by reading the address at sending time.',
  },
];

export const jiraIssues: SampleJiraIssue[] = [
  {
    key: 'SHOP-141',
    title: 'Show what happens while a retry runs',
    type: 'Story',
    status: { name: 'In Progress', category: 'indeterminate' },
    assignee: 'Dana Rivers',
    epic: { key: 'SHOP-12', title: 'Payment retries' },
    labels: ['frontend'],
    priority: 'High',
    body: 'The shopper should see that we try again, and for how long.',
  },
  {
    key: 'SHOP-97',
    title: 'Colour of the sale badge on the list page',
    type: 'Task',
    status: { name: 'In Review', category: 'indeterminate' },
    assignee: 'Jo Lind',
    body: 'Marketing asks for a warmer red.',
  },
];

const GOALS = [
  {
    id: 'checkout',
    title: 'Checkout under two seconds',
    outcome: 'Shoppers do not leave at payment.',
    owner: '@dana',
    due: '2026-12-31',
    rules: ['repo:acme/shop label:checkout,payments', 'project:SHOP epic:SHOP-12'],
    measure: { name: 'p75 checkout time', unit: 's', start: 4.1, target: 2, current: 3.2 },
  },
  {
    id: 'search',
    title: 'Search finds it first time',
    outcome: 'A shopper finds what the shop has.',
    owner: '@mira',
    rules: ['repo:acme/shop label:search'],
  },
  {
    id: 'returns',
    title: 'Returns without e-mail',
    owner: '@sam',
    rules: ['label:returns'],
  },
  { id: 'sellers', title: 'Sellers list in one day', owner: '@mira', rules: ['label:sellers'] },
  { id: 'wcag', title: 'Storefront meets WCAG AA', owner: '@jo', rules: ['label:a11y'] },
];

/** The team's plumbline.json, with this week's focus. */
export function sampleFile(now = new Date()): string {
  const today = localDate(now);
  const issue = (number: number) => `github:github.com/${REPO}#${number}`;
  return JSON.stringify({
    format: 'plumbline',
    version: 1,
    scopes: [`github:github.com/${REPO}`, `jira:${JIRA_HOST}/SHOP`],
    goals: GOALS.map((goal, index) => ({ ...goal, rank: index + 1, state: 'active' })),
    focus: [{ week: weekOf(today, 1), goal: 'checkout', slice: 'retries', stop: ['label:nice-to-have'] }],
    dispositions: [
      { issue: issue(377), kind: 'parked', reason: 'after the release', at: now.toISOString() },
      { issue: issue(402), kind: 'snoozed', until: addDays(today, 4), at: now.toISOString() },
    ],
  });
}
