/**
 * The pages that show issues as rows or cards: of a project, of a board or a search, of a plan; and the page of an
 * issue, for those below it and linked to it. Before them stands Data Center's own path, as in `/jira/secure/…`.
 */
const PATH =
  /^(?!\/wiki\/).*?\/(?:browse\/+(\w+)-\d+|projects\/+(\w+)\/+(?:(?:c\/)?boards\/+\d+(?:\/+(?:backlog|timeline|calendar))?|board|backlog|list|timeline|calendar|issues(?:\/+[\w-]+)?)|issues(?:\/+(\w+)-\d+)?|secure\/+(?:RapidBoard|IssueNavigator)\.jspa|plans\/.+\/timeline)\/*$/i;

/**
 * For the page of a list or board, or of an issue: a key as any of its rows would have when the address names their
 * project, else an empty text. Undefined for every other page, and for settings and reports. Cheap, as each address is
 * asked (locate.ts knows what any address is).
 */
export function listAt({ host, pathname, searchParams }: URL): string | undefined {
  const found = PATH.exec(pathname);
  if (!found || searchParams.has('config') || searchParams.get('view') === 'reporting') return undefined;
  const project = found[1] ?? found[2] ?? found[3] ?? searchParams.get('projectKey') ?? '';
  return /^[a-z]\w+$/i.test(project) ? `jira:${host}/${project.toUpperCase()}-0` : '';
}
