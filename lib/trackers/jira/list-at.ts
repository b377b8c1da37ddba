import type { List } from '../site.ts';
import type { PageKind } from '../tracker.ts';
import { siteAt } from './issue-at.ts';

/**
 * The pages that show issues as rows or cards: of a project, of a board or a search, of a plan. Before them stands Data
 * Center's own path, as in `/jira/secure/…`, or Cloud's `/jira/software/c`.
 */
const PATH =
  /^(?!\/wiki\/).*?\/(?:projects\/+(\w+)\/+(?:(?:c\/)?boards\/+\d+(?:\/+(?:backlog|timeline|calendar))?|board|backlog|list|timeline|calendar|issues(?:\/+[\w-]+)?)|issues(?:\/+(\w+)-\d+)?|secure\/+(?:RapidBoard|IssueNavigator)\.jspa|plans\/.+\/timeline)\/*$/i;

/** By the last word of an address that tells. */
const KINDS: Partial<Record<string, PageKind>> = {
  backlog: 'backlog',
  planning: 'backlog',
  timeline: 'timeline',
  calendar: 'calendar',
  board: 'board',
};

/** What is below an issue, and linked to it, on its own page. */
export const ISSUE_ROWS =
  '[data-testid$="issue-row.merged-cell"],[data-testid$="inline-read.link-item"],tr[data-issuekey]';

/**
 * Null for every address but that of a list or board; settings and reports are none. Cheap, as each one is asked
 * (locate.ts knows what any address is).
 */
export function listAt(url: URL): List | null {
  const { host, pathname, searchParams } = url;
  const found = PATH.exec(pathname);
  if (!found || searchParams.has('config') || searchParams.get('view') === 'reporting') return null;
  const project = found[1] ?? found[2] ?? searchParams.get('projectKey') ?? '';
  return {
    page: { kind: kindAt(url), url, host, key: '', ...siteAt(url) },
    of: /^[a-z]\w+$/i.test(project) ? `jira:${host}/${project.toUpperCase()}-0` : '',
  };
}

function kindAt({ pathname, search }: URL): PageKind {
  const [, found = ''] = /.*(backlog|planning|timeline|calendar|board)/i.exec(pathname + search) ?? [];
  return KINDS[found.toLowerCase()] ?? 'issue-list';
}
