import type { List } from '../site.ts';

/** A repository's lists: issues, pull requests, those of a label or a milestone. */
const OF_REPO =
  /^\/+(?!(?:orgs|users|settings|apps)\/)([\w.-]+)\/+([\w.-]+)\/+(?:issues(?!\/+(?:\d+|new)(?:[/?]|$))|pulls|labels\/+[^/?]+|milestones?\/+[1-9]\d*)(?:[/?]|$)/;
/** Rows of issues on an issue's own page: sub-issues and relations. */
export const ISSUE_ROWS =
  ':is([data-testid=sub-issues-issue-container], [data-testid=sidebar-relationships-section] li) a';
/** Lists, a person's saved ones among them, and boards whose issues may be of any repository. */
const OF_MANY =
  /^\/+(?:(?:issues(?!\/+\d)|pulls)(?:\/+[\w-]+)?\/*(?:\?|$)|search\/*\?(?:.*&)?type=(?:issues|pullrequests)(?:&|$)|[\w.-]+\/+[\w.-]+\/+projects\/+[1-9]\d*(?:[/?]|$))/;

/** Null for every address but a list's or a board's. Cheap, as each one is asked (locate.ts knows what any address is). */
export function listAt(url: URL): List | null {
  const { host, pathname, search } = url;
  const path = pathname + search;
  const [, owner, repo] = OF_REPO.exec(path) ?? [];
  if (!owner && !OF_MANY.test(path)) return null;
  const kind = /\/projects\//.test(path)
    ? 'project-board'
    : /\/pulls/.test(path)
      ? 'pull-list'
      : 'issue-list';
  return { page: { kind, url, host, key: '' }, of: owner ? `github:${host}/${owner}/${repo}#0` : '' };
}
