import type { ProjectFact } from '../../core/facts.ts';
import type { GitHubRef } from '../../core/issue.ts';
import { type Found, instantOf, said } from './facts.ts';
import { each, type Json, listOf, membersOf, orNull, wordOf } from './json.ts';
import { authorOf } from './people.ts';
import { reasonOf, stateOf } from './state.ts';

/**
 * The issue with this repository and number inside the data that a page ships, known by its shape: the wrappers around
 * it change their names often, and after a soft navigation the data may speak of another page, which is no match.
 */
export function findShipped(data: unknown, { owner, repo, number }: GitHubRef): Json | undefined {
  // Breadth first: the page's own issue lies above every mention of it in a timeline.
  const queue = [data];
  for (const value of queue) {
    if (typeof value !== 'object' || !value) continue;
    queue.push(...Object.values(value));
    const around = membersOf(value);
    // A pull request's repository stands beside it, an issue's within it.
    const issue = membersOf(around.pullRequest ?? value);
    const isNamed = issue.number === number && issue.title && issue.state;
    if (isNamed && repositoryOf(around)?.toLowerCase() === `${owner}/${repo}`.toLowerCase()) return issue;
  }
  return undefined;
}

export function repositoryOf({ repository, url }: Json): string | undefined {
  const { nameWithOwner, ownerLogin, name } = membersOf(repository);
  return (
    wordOf(nameWithOwner) ??
    (ownerLogin ? `${ownerLogin}/${name}` : /[^/]+\/[^/]+(?=\/(issues|pull)\/\d+$)/.exec(`${url}`)?.[0])
  );
}

/** Facts of an issue or pull request that a page ships: GitHub's GraphQL, or a pull request's route of 2026. */
export function fromShipped(issue: Json): Found {
  return {
    title: wordOf(issue.title),
    state: stateIn(issue),
    stateReason: issue.stateReason === null ? null : reasonOf(issue.stateReason),
    labels: each(nodesOf(issue.labels), nameOf),
    milestone: orNull(issue.milestone, nameOf),
    type: orNull(issue.issueType, nameOf),
    assignees: each(nodesOf(issue.assignedActors ?? issue.assignees), (actor) => actorOf(actor)?.name),
    author: orNull(issue.author, actorOf),
    projects: each(nodesOf(issue.projectItems ?? issue.projectItemsNext), projectOf),
    // Of these only an empty list is believed: the page shows which ones there are.
    pulls: nodesOf(issue.linkedPullRequests)?.length === 0 ? [] : undefined,
    subIssues: membersOf(issue.subIssuesSummary).total === 0 ? [] : undefined,
    created: instantOf(issue.createdAt ?? issue.createdTime),
    updated: instantOf(issue.updatedAt),
  };
}

/** The list within a GraphQL connection, when all of it is there. */
export function nodesOf(connection: unknown): readonly unknown[] | undefined {
  const { nodes, edges, pageInfo, totalCount } = membersOf(connection);
  const list = listOf(nodes) ?? listOf(edges)?.map((edge) => membersOf(edge).node);
  return membersOf(pageInfo).hasNextPage || (totalCount ?? list?.length) !== list?.length ? undefined : list;
}

export function stateIn({ state, isDraft }: Json) {
  return stateOf(isDraft ? `${state} draft` : state);
}

/** Of a label, type, status, milestone or project. */
export function nameOf({ title, name }: Json): string | undefined {
  return wordOf(title ?? name);
}

function actorOf({ login, __typename }: Json) {
  const name = wordOf(login);
  return (name && authorOf(name, __typename === 'Bot')) || undefined;
}

function projectOf({ project, fieldValueByName }: Json): ProjectFact | undefined {
  const { number } = membersOf(project);
  const title = nameOf(membersOf(project));
  const status = orNull(fieldValueByName, nameOf);
  return title === undefined
    ? undefined
    : { title, ...said({ status, number: typeof number === 'number' ? number : undefined }) };
}
