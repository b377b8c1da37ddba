/** A repository's lists: issues, pull requests, those of a label or a milestone. */
const OF_REPO =
  /^\/(?!orgs\/|users\/)([\w.-]+)\/([\w.-]+)\/(?:issues\b(?!\/(?:\d+|new)\b)|pulls\b|labels\/.|milestones?\/\d)/;
/** Rows of issues on an issue's own page: sub-issues and relations. */
export const ISSUE_ROWS =
  ':is([data-testid=sub-issues-issue-container], [data-testid=sidebar-relationships-section] li) a';
/** Lists, a person's saved ones among them, and boards whose issues may be of any repository. */
const OF_MANY =
  /^\/(?:(?:issues\b(?!\/\d)|pulls\b)(?:\/[\w-]+)?\/?(?:\?|$)|search\b.*[?&]type=(?:issues|pullr)|[\w.-]+\/[\w.-]+\/projects\/\d)/;

/** What Site.listAt says. Cheap, as each address is asked (locate.ts knows what any address is). */
export function listAt({ host, pathname, search }: URL): string | undefined {
  const path = pathname.replace(/\/+/g, '/') + search;
  const [, owner, repo] = OF_REPO.exec(path) ?? [];
  return owner ? `github:${host}/${owner}/${repo}#0` : OF_MANY.test(path) ? '' : undefined;
}
