/**
 * What may be loaded at once, in bytes after gzip, and why it is there. Names of files, or of pages, which load their
 * scripts and styles at once. `npm run size` prints the table; test/built.test.ts holds the build against it.
 */
export type ByteBudget = { loads: string; gzip: number; why: string };

const kB = 1000;
const script = (name: string, kilobytes: number, why: string): ByteBudget => ({
  ...{ loads: `content-scripts/${name}.js`, gzip: kilobytes * kB, why },
});
const page = (name: string, kilobytes: number, why: string): ByteBudget => ({
  ...{ loads: `${name}.html`, gzip: kilobytes * kB, why },
});

export const BYTE_BUDGETS: readonly ByteBudget[] = [
  script('github', 2.77, 'every page of GitHub: is it an issue or a list'),
  script('github-issue', 10, 'issues and pull requests: facts, verdict, badge'),
  script('github-list', 15.9, 'lists and boards: rows, marks, strip'),
  script('github-groups', 4.09, 'counts per column, only where a person has switched them on'),
  script('jira', 3.05, 'every page of a granted Jira'),
  script('jira-issue', 10, 'issues of Jira: facts, verdict, badge'),
  script('jira-list', 16.45, 'lists and boards of Jira: rows, marks, strip'),
  script('jira-groups', 5.45, 'counts per column and epic, only where a person has switched them on'),
  { loads: 'card.js', gzip: 98 * kB, why: 'first opening of a card: React, the card' },
  {
    loads: 'background.js',
    gzip: 123 * kB,
    why: 'each wake: messages, database with Dexie, schemas, sync, team',
  },
  page('popup', 26.6, 'first screen of the popup: what is published, drawn without React'),
  page('triage', 26.6, 'first screen of triage, drawn without React'),
  page('sidepanel', 184, 'triage beside a page: React, the list; database and rules'),
  page(
    'options',
    206,
    'options: React, database, files, team; beside it the first screens of the popup and triage',
  ),
  page('welcome', 189, 'the first page: React, database; the same beside it'),
];
