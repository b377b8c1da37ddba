/** A repository's lists: issues, pull requests, those of a label or a milestone. */
const OF_REPO =
  /^\/+(?!(?:orgs|users|settings|apps)\/)([\w.-]+)\/+([\w.-]+)\/+(?:issues(?!\/+(?:\d+|new)(?:[/?]|$))|pulls|labels\/+[^/?]+|milestones?\/+[1-9]\d*)(?:[/?]|$)/;
/** Rows of issues on an issue's own page: sub-issues and relations. */
export const ISSUE_ROWS =
  ':is([data-testid=sub-issues-issue-container], [data-testid=sidebar-relationships-section] li) a';
/** Lists, a person's saved ones among them, and boards whose issues may be of any repository. */
const OF_MANY =
  /^\/+(?:(?:issues(?!\/+\d)|pulls)(?:\/+[\w-]+)?\/*(?:\?|$)|search\/*\?(?:.*&)?type=(?:issues|pullrequests)(?:&|$)|[\w.-]+\/+[\w.-]+\/+projects\/+[1-9]\d*(?:[/?]|$))/;

/**
 * For the page of a list or board: a key as any of its issues would have when all are of one repository, else an empty
 * text. Undefined for every other page. Cheap, as each address is asked (locate.ts knows what any address is).
 */
export function listAt({ host, pathname, search }: URL): string | undefined {
  const path = pathname + search;
  const [, owner, repo] = OF_REPO.exec(path) ?? [];
  return owner ? `github:${host}/${owner}/${repo}#0` : OF_MANY.test(path) ? '' : undefined;
}
