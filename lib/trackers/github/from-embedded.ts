import type { Ancestor, Author, ProjectFact, Related } from '../../core/facts.ts';
import { type GitHubRef, keyOf } from '../../core/issue.ts';
import { clean } from '../dom.ts';
import { type Found, reasonOf, stateOf } from './facts.ts';
import { each, isObject, type Json, listOf, membersOf, numberOf, orNull, stringOf } from './json.ts';

/**
 * The issue with this repository and number inside the data that a page ships, known by its shape: the wrappers around
 * it change their names often, and after a soft navigation the data may speak of another page, which is no match.
 */
export function findShipped(data: unknown, ref: GitHubRef): Json | null {
  // Breadth first: the page's own issue lies above every mention of it in a timeline.
  const queue = [data];
  for (const value of queue) {
    if (isObject(value)) {
      if (isIssue(value, value, ref)) return value;
      const pull = membersOf(value.pullRequest);
      if (isIssue(pull, value, ref)) return pull;
      for (const member in value) queue.push(value[member]);
    } else {
      for (const element of listOf(value) ?? []) queue.push(element);
    }
  }
  return null;
}

/** `owner` is the object that names the repository: the issue itself, or what holds it. */
function isIssue(issue: Json, owner: Json, ref: GitHubRef): boolean {
  return (
    issue.number === ref.number &&
    typeof issue.title === 'string' &&
    typeof issue.state === 'string' &&
    repositoryOf(owner)?.toLowerCase() === `${ref.owner}/${ref.repo}`.toLowerCase()
  );
}

function repositoryOf({ repository, url }: Json): string | undefined {
  const { nameWithOwner, ownerLogin, name } = membersOf(repository);
  if (typeof nameWithOwner === 'string') return nameWithOwner;
  if (typeof ownerLogin === 'string' && typeof name === 'string') return `${ownerLogin}/${name}`;
  return /^https?:\/\/[^/]+\/([\w.-]+\/[\w.-]+)\/(?:issues|pull)\/\d+$/.exec(stringOf(url) ?? '')?.[1];
}

/** Facts of an issue or pull request in the shape of GitHub's GraphQL, whichever of its fields are there. */
export function fromShipped(issue: Json, { host }: GitHubRef): Found {
  const title = stringOf(issue.title);
  const related = (...names: string[]) => {
    const name = names.find((it) => it in issue);
    return each(name && nodesOf(issue[name]), (node) => relatedOf(node, host));
  };
  return {
    title: title && clean(title),
    state: stateIn(issue),
    stateReason: issue.stateReason === null ? null : reasonOf(stringOf(issue.stateReason) ?? ''),
    labels: each(nodesOf(issue.labels), nameOf),
    milestone: orNull(issue.milestone, titleOf),
    type: orNull(issue.issueType, nameOf),
    assignees: each(nodesOf(issue.assignedActors ?? issue.assignees), (node) => authorOf(node)?.name),
    author: orNull(issue.author, authorOf),
    projects: each(nodesOf(issue.projectItems ?? issue.projectItemsNext), projectOf),
    pulls: related('linkedPullRequests', 'closedByPullRequestsReferences'),
    parent: orNull(issue.parent, (parent) => ancestorOf(parent, host)),
    subIssues: subIssuesOf(issue, related('subIssues')),
    blockedBy: related('topBlockedBy', 'blockedBy'),
    blocks: related('topBlocking', 'blocking'),
    created: stringOf(issue.createdAt ?? issue.createdTime),
    updated: stringOf(issue.updatedAt),
  };
}

/** The list within a GraphQL connection, when all of it is there. */
function nodesOf(connection: unknown): readonly unknown[] | undefined {
  const { nodes, edges, pageInfo, totalCount } = membersOf(connection);
  const list = listOf(nodes) ?? listOf(edges)?.map((edge) => membersOf(edge).node);
  const whole = !membersOf(pageInfo).hasNextPage && (totalCount ?? list?.length) === list?.length;
  return whole ? list : undefined;
}

/** A list is believed only when it is as long as the count beside it; a count of 0 needs no list. */
function subIssuesOf(issue: Json, list: Related[] | undefined): Related[] | undefined {
  const total = membersOf(issue.subIssuesSummary).total ?? membersOf(issue.subIssuesConnection).totalCount;
  if (total === 0) return [];
  return (total ?? list?.length) === list?.length ? list : undefined;
}

function stateIn({ state, isDraft }: Json) {
  const found = stateOf(stringOf(state) ?? '');
  return found === 'open' && isDraft === true ? 'draft' : found;
}

function nameOf({ name }: Json): string | undefined {
  return typeof name === 'string' ? clean(name) : undefined;
}

function titleOf({ title }: Json): string | undefined {
  return typeof title === 'string' ? clean(title) : undefined;
}

function authorOf({ login, __typename }: Json): Author | undefined {
  return typeof login === 'string' ? botOr(login, __typename === 'Bot') : undefined;
}

/** A bot's login ends in `[bot]`, also where GitHub leaves the ending out. */
export function botOr(login: string, isBot: boolean): Author {
  const plain = clean(login).replace(/\[bot\]$/, '');
  const bot = isBot || plain !== clean(login);
  return { name: bot ? `${plain}[bot]` : plain, bot };
}

function projectOf({ project, fieldValueByName }: Json): ProjectFact | undefined {
  const { title, number } = membersOf(project);
  if (typeof title !== 'string') return undefined;
  const status = orNull(fieldValueByName, nameOf);
  const n = numberOf(number);
  return {
    title: clean(title),
    ...(n === undefined ? {} : { number: n }),
    ...(status === undefined ? {} : { status }),
  };
}

function keyIn(node: Json, host: string): string | undefined {
  const [owner, repo] = repositoryOf(node)?.split('/') ?? [];
  const number = numberOf(node.number);
  return owner && repo && number ? keyOf({ tracker: 'github', host, owner, repo, number }) : undefined;
}

function relatedOf(node: Json, host: string): Related | undefined {
  const key = keyIn(node, host);
  if (!key) return undefined;
  const title = titleOf(node);
  const state = stateIn(node);
  return { key, ...(title ? { title } : {}), ...(state ? { state } : {}) };
}

function ancestorOf(node: Json, host: string): Ancestor | undefined {
  const key = keyIn(node, host);
  if (!key) return undefined;
  const title = titleOf(node);
  const type = orNull(node.issueType, nameOf);
  const parent = orNull(node.parent, (above) => ancestorOf(above, host));
  return {
    key,
    ...(title ? { title } : {}),
    ...(type === undefined ? {} : { type }),
    ...(parent === undefined ? {} : { parent }),
  };
}
