import type { ProjectFact } from '../../core/facts.ts';
import type { GitHubRef } from '../../core/issue.ts';
import { type Found, instantOf, reasonOf, said, stateOf } from './facts.ts';
import { each, isObject, type Json, listOf, membersOf, orNull, wordOf } from './json.ts';
import { authorOf } from './people.ts';

/**
 * The issue with this repository and number inside the data that a page ships, known by its shape: the wrappers around
 * it change their names often, and after a soft navigation the data may speak of another page, which is no match.
 */
export function findShipped(data: unknown, ref: GitHubRef): Json | undefined {
  const own = `${ref.owner}/${ref.repo}`.toLowerCase();
  // Breadth first: the page's own issue lies above every mention of it in a timeline.
  const queue = [data];
  for (const value of queue) {
    queue.push(...(isObject(value) ? Object.values(value) : (listOf(value) ?? [])));
    if (!isObject(value) || repositoryOf(value)?.toLowerCase() !== own) continue;
    // A pull request's repository stands beside it, an issue's within it.
    const found = [value, membersOf(value.pullRequest)].find(
      ({ number, title, state }) => number === ref.number && wordOf(title) && wordOf(state),
    );
    if (found) return found;
  }
  return undefined;
}

export function repositoryOf({ repository, url }: Json): string | undefined {
  const { nameWithOwner, ownerLogin, name } = membersOf(repository);
  return (
    wordOf(nameWithOwner) ??
    (ownerLogin
      ? `${ownerLogin}/${name}`
      : /\/([^/]+\/[^/]+)\/(issues|pull)\/\d+$/.exec(wordOf(url) ?? '')?.[1])
  );
}

/** Facts of an issue or pull request that a page ships: GitHub's GraphQL, or a pull request's route of 2026. */
export function fromShipped(issue: Json): Found {
  return {
    title: wordOf(issue.title),
    state: stateIn(issue),
    stateReason: issue.stateReason === null ? null : reasonOf(issue.stateReason),
    labels: each(nodesOf(issue.labels), ({ name }) => wordOf(name)),
    milestone: orNull(issue.milestone, ({ title }) => wordOf(title)),
    type: orNull(issue.issueType, ({ name }) => wordOf(name)),
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
  const found = stateOf(wordOf(state) ?? '');
  return found === 'open' && isDraft ? 'draft' : found;
}

function actorOf({ login, __typename }: Json) {
  const name = wordOf(login);
  return name === undefined ? undefined : authorOf(name, __typename === 'Bot');
}

function projectOf({ project, fieldValueByName }: Json): ProjectFact | undefined {
  const { title: name, number } = membersOf(project);
  const title = wordOf(name);
  const status = orNull(fieldValueByName, (value) => wordOf(value.name));
  return title === undefined
    ? undefined
    : { title, ...said({ status, number: typeof number === 'number' ? number : undefined }) };
}
