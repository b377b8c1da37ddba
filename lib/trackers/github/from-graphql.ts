import { type Ancestor, type Found, type Related, said } from '../../core/facts.ts';
import { type GitHubRef, keyOf } from '../../core/issue.ts';
import { eachNode, fromShipped, nameIn } from './from-embedded.ts';
import { type Json, membersOf, orNull, wordOf } from './json.ts';
import { stateOf } from './state.ts';

/** Facts of an issue or pull request in an answer of GitHub's GraphQL: what a page ships, and its relations. */
export function fromGraphql(issue: Json, { host }: GitHubRef): Found {
  const related = (...names: string[]) => {
    const name = names.find((it) => it in issue);
    return eachNode(name && issue[name], (node) => relatedOf(node, host));
  };
  return {
    ...fromShipped(issue),
    state: stateIn(issue),
    pulls: related('linkedPullRequests', 'closedByPullRequestsReferences'),
    closes: related('closingIssuesReferences'),
    parent: orNull(issue.parent, (parent) => ancestorOf(parent, host)),
    subIssues: subIssuesOf(issue, related('subIssues')),
    blockedBy: related('topBlockedBy', 'blockedBy'),
    blocks: related('topBlocking', 'blocking'),
  };
}

function stateIn({ state, isDraft }: Json): Found['state'] {
  const found = stateOf(state);
  return found === 'open' && isDraft ? 'draft' : found;
}

/** A list is believed only when it is as long as the count beside it; a count of 0 needs no list. */
function subIssuesOf(issue: Json, list: Related[] | undefined): Related[] | undefined {
  const total = membersOf(issue.subIssuesSummary).total ?? membersOf(issue.subIssuesConnection).totalCount;
  if (total === 0) return [];
  return (total ?? list?.length) === list?.length ? list : undefined;
}

function repositoryOf({ repository, url }: Json): string | undefined {
  const { nameWithOwner } = membersOf(repository);
  return wordOf(nameWithOwner) ?? /[^/]+\/[^/]+(?=\/(issues|pull)\/\d+$)/.exec(`${url}`)?.[0];
}

function keyIn(node: Json, host: string): string | undefined {
  const [owner, repo] = repositoryOf(node)?.split('/') ?? [];
  const { number } = node;
  return owner && repo && typeof number === 'number'
    ? keyOf({ tracker: 'github', host, owner, repo, number })
    : undefined;
}

function relatedOf(node: Json, host: string): Related | undefined {
  const key = keyIn(node, host);
  return key === undefined
    ? undefined
    : said<Related>({ key, title: wordOf(node.title), state: stateIn(node) });
}

function ancestorOf(node: Json, host: string): Ancestor | undefined {
  const key = keyIn(node, host);
  const title = wordOf(node.title);
  const type = nameIn(node.issueType);
  const parent = orNull(node.parent, (above) => ancestorOf(above, host));
  return key === undefined ? undefined : said<Ancestor>({ key, title, type, parent });
}
