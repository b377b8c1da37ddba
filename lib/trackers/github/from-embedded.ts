import type { Found, ProjectFact } from '../../core/facts.ts';
import { instantOf, projectFact } from './facts.ts';
import { each, type Json, membersOf, wordOf } from './json.ts';
import { authorOf, botOf } from './people.ts';
import { reasonOf, stateOf } from './state.ts';

/**
 * The issue with this repository and number inside the data that a page ships, known by its shape: the wrappers around
 * it change their names often, and after a soft navigation the data may speak of another page, which is no match.
 */
export function findShipped(data: unknown, key: string): Json | undefined {
  const [, own = '', number] = /(\/.+)#(.+)/.exec(key.toLowerCase()) ?? [];
  // Breadth first: the page's own issue lies above every mention of it in a timeline.
  const queue = [data];
  for (const value of queue) {
    if (typeof value === 'object') queue.push(...Object.values(value ?? {}));
    // A pull request's repository stands beside it, an issue's in its address.
    const { url, repository, pullRequest } = membersOf(value);
    const { ownerLogin, name } = membersOf(repository);
    const issue = membersOf(pullRequest ?? value);
    const isNamed = `${issue.number}` === number && issue.title && issue.state;
    if (isNamed && `/${url}/${ownerLogin}/${name}/`.toLowerCase().includes(`${own}/`)) return issue;
  }
  return undefined;
}

/** Facts of an issue or pull request that a page ships: GitHub's GraphQL, or a pull request's route of 2026. */
export function fromShipped(issue: Json): Found {
  return {
    title: wordOf(issue.title),
    state: stateOf(issue.state),
    stateReason: issue.stateReason === null ? null : reasonOf(issue.stateReason),
    labels: eachNode(issue.labels, nameIn),
    milestone: nameIn(issue.milestone),
    type: nameIn(issue.issueType),
    assignees: eachNode(issue.assignedActors ?? issue.assignees, nameIn),
    author: authorOf(nameIn(issue.author)),
    projects: eachNode(issue.projectItems ?? issue.projectItemsNext, projectOf),
    // Of these only an empty list is believed: the page shows which ones there are.
    pulls: eachNode<never>(issue.linkedPullRequests, () => undefined),
    subIssues: membersOf(issue.subIssuesSummary).total === 0 ? [] : undefined,
    mentions: mentionsIn(issue),
    created: instantOf(issue.createdAt ?? issue.createdTime),
    updated: instantOf(issue.updatedAt),
  };
}

/** Jira's keys in the body, and in the branch, where they are often written small. */
export function mentionsIn({ body, headBranch, headRefName = headBranch }: Json): string[] | undefined {
  const text = `${body} ${`${headRefName}`.toUpperCase()}`;
  const isRead = body !== undefined || headRefName !== undefined;
  return isRead ? [...new Set(text.match(/\b[A-Z]\w{1,20}-[1-9]\d{0,9}\b/g))].slice(0, 99) : undefined;
}

/** The list within a GraphQL connection, when all of it is there and can be read. */
export function eachNode<T>(
  connection: unknown,
  read: (node: Json) => T | null | undefined,
): T[] | undefined {
  const { nodes, edges = nodes, pageInfo } = membersOf(connection);
  return membersOf(pageInfo).hasNextPage
    ? undefined
    : each(edges, (edge) => read(membersOf(edge.node ?? edge)));
}

/** What a person, label, type, status, milestone or project is called; null where there is none. */
export function nameIn(value: unknown): string | null | undefined {
  const { login, title, name, __typename } = membersOf(value);
  const word = wordOf(login ?? title ?? name);
  return value === null ? null : word && __typename === 'Bot' ? botOf(word) : word;
}

function projectOf({ project, fieldValueByName }: Json): ProjectFact | undefined {
  const title = nameIn(project);
  return title ? projectFact(title, membersOf(project).number, nameIn(fieldValueByName)) : undefined;
}
