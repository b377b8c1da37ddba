/**
 * The pages that show issues as rows or cards: of a project, of a board or a search, of a plan. Before them stands Data
 * Center's own path, as in `/jira/secure/…`, or Cloud's `/jira/software/c`.
 */
const PATH =
  /^(?!\/wiki\/).*?\/(?:projects\/(\w+)\/(?:(?:c\/)?boards\/+\d+(?:\/+(?:backlog|timeline|calendar))?|board|backlog|list|timeline|calendar|issues(?:\/+[\w-]+)?)|issues(?:\/+(\w+)-\d+)?|secure\/(?:RapidBoard|IssueNavigator)\.jspa|plans\/.+\/timeline)\/*$/i;

/** What is below an issue, and linked to it, on its own page. */
export const ISSUE_ROWS =
  '[data-testid$="issue-row.merged-cell"],[data-testid$="inline-read.link-item"],tr[data-issuekey]';

/**
 * What Site.listAt says; settings and reports of a board are none. Cheap, as each address is asked (locate.ts knows what
 * any address is).
 */
export function listAt({ host, pathname, searchParams }: URL): string | undefined {
  const found = PATH.exec(pathname);
  if (!found || searchParams.has('config') || searchParams.get('view') === 'reporting') return undefined;
  const project = found[1] ?? found[2] ?? searchParams.get('projectKey') ?? '';
  return /^[a-z]\w+$/i.test(project) ? `jira:${host}/${project.toUpperCase()}-0` : '';
}
