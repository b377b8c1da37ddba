/** Identity of an issue: which tracker, which host, which number. Everything else about it is a fact (facts.ts). */

export type TrackerId = 'github' | 'jira';

export type GitHubRef = { tracker: 'github'; host: string; owner: string; repo: string; number: number };
export type JiraRef = { tracker: 'jira'; host: string; project: string; number: number };
export type IssueRef = GitHubRef | JiraRef;

const GITHUB_KEY = /^github:([^/\s]+)\/([\w.-]+)\/([\w.-]+)#([1-9]\d{0,9})$/;
const JIRA_KEY = /^jira:([^/\s]+)\/([A-Za-z][A-Za-z0-9_]+)-([1-9]\d{0,9})$/;

/** `github:HOST/OWNER/REPO#N` or `jira:HOST/KEY-N`: host lower case, owner and repo as written, Jira upper case. */
export function keyOf(ref: IssueRef): string {
  const name = ref.tracker === 'github' ? `${ref.owner}/${ref.repo}#` : `${ref.project.toUpperCase()}-`;
  return `${ref.tracker}:${ref.host.toLowerCase()}/${name}${ref.number}`;
}

/** The ref of a key, or null when the text is no key of ours. */
export function parseKey(key: string): IssueRef | null {
  const [, host = '', owner = '', repo = '', number] = GITHUB_KEY.exec(key) ?? [];
  if (number) return { tracker: 'github', host: host.toLowerCase(), owner, repo, number: Number(number) };
  const [, jiraHost = '', project = '', n] = JIRA_KEY.exec(key) ?? [];
  if (n)
    return {
      tracker: 'jira',
      host: jiraHost.toLowerCase(),
      project: project.toUpperCase(),
      number: Number(n),
    };
  return null;
}

/** Whether a text is a key of ours, as far as its form says. */
export function isKey(key: string): boolean {
  return isJira(key) ? JIRA_KEY.test(key) : GITHUB_KEY.test(key);
}

/** Whether an issue's key is one of Jira's, else it is GitHub's. */
export function isJira(key: string): boolean {
  return key.startsWith('jira:');
}

/** The form two keys are compared by: GitHub's owner and repo do not tell case apart. */
export function sameKey(key: string): string {
  return isJira(key) ? key : key.toLowerCase();
}

/** What holds an issue, as scopes name it: `github:HOST/OWNER/REPO` or `jira:HOST/PROJECT`. */
export function containerOf(ref: IssueRef): string {
  return containerOfKey(keyOf(ref));
}

/** The same, by the issue's key. */
export function containerOfKey(key: string): string {
  return key.replace(/[#-]\d+$/, '');
}

/** What people call it: `acme/shop#7`, or `SHOP-9`. */
export function shortKey(key: string): string {
  return key.slice(key.indexOf('/') + 1);
}
