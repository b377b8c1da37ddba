import { type Site, startSite } from '../tools/site.ts';
import { githubPage } from './github-page.ts';
import { jiraAnswer, jiraPage } from './jira-page.ts';
import { githubIssues, JIRA_HOST, jiraIssues, REPO } from './sample.ts';

export const HOSTS = ['github.com', JIRA_HOST];

export type Mode = 'light' | 'dark' | 'auto';

/** Serves every sample page at its real address. */
export async function demoSite(mode: Mode = 'auto'): Promise<Site> {
  const site = await startSite(HOSTS);
  for (const issue of githubIssues) site.page(addressOf(issue), () => githubPage(issue, mode));
  for (const issue of jiraIssues) site.page(jiraAddressOf(issue.key), () => jiraPage(issue, mode));
  site.handle(({ url }) => (url.host === JIRA_HOST ? jiraAnswer(url) : null));
  return site;
}

export function addressOf({ number, pull }: { number: number; pull?: true }): string {
  return `https://github.com/${REPO}/${pull ? 'pull' : 'issues'}/${number}`;
}

export function jiraAddressOf(key: string): string {
  return `https://${JIRA_HOST}/browse/${key}`;
}
