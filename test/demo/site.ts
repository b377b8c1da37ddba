import { type Site, startSite } from '../tools/site.ts';
import { githubBoard, githubList } from './github-list.ts';
import { githubPage } from './github-page.ts';
import { jiraBoard, jiraList } from './jira-list.ts';
import { jiraAnswer, jiraPage } from './jira-page.ts';
import { listedIssues, listedJira } from './listed.ts';
import { JIRA_HOST, REPO } from './sample.ts';

export const HOSTS = ['github.com', JIRA_HOST];

export type Mode = 'light' | 'dark' | 'auto';

/** Lists and boards, by what their pictures are called. */
export const LISTS: Record<string, { address: string; page: (mode: Mode) => string }> = {
  'github-list': { address: `https://github.com/${REPO}/issues`, page: githubList },
  'github-board': { address: 'https://github.com/orgs/acme/projects/3', page: githubBoard },
  'jira-list': { address: `https://${JIRA_HOST}/jira/core/projects/SHOP/list`, page: jiraList },
  'jira-board': { address: `https://${JIRA_HOST}/jira/software/projects/SHOP/boards/3`, page: jiraBoard },
};

/** Serves every sample page at its real address. */
export async function demoSite(mode: Mode = 'auto'): Promise<Site> {
  const site = await startSite(HOSTS);
  for (const issue of listedIssues) site.page(addressOf(issue), () => githubPage(issue, mode));
  for (const issue of listedJira) site.page(jiraAddressOf(issue.key), () => jiraPage(issue, mode));
  for (const { address, page } of Object.values(LISTS)) site.page(address, () => page(mode));
  site.handle(({ url, body }) => (url.host === JIRA_HOST ? jiraAnswer(url, body) : null));
  return site;
}

export function addressOf({ number, pull }: { number: number; pull?: true }): string {
  return `https://github.com/${REPO}/${pull ? 'pull' : 'issues'}/${number}`;
}

export function jiraAddressOf(key: string): string {
  return `https://${JIRA_HOST}/browse/${key}`;
}
