/** Whether a host, with or without its port, is one of Atlassian's own: its API has version 3, and no context path. */
export function isJiraCloud(host: string): boolean {
  return /\.(atlassian\.net|jira\.com)(:|$)/.test(host);
}
