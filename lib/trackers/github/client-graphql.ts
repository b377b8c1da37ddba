import { type FactName, type IssueFacts, said } from '../../core/facts.ts';
import type { GitHubRef } from '../../core/issue.ts';
import { fromGraphql } from './from-graphql.ts';
import { isObject, membersOf } from './json.ts';

/** What REST does not tell: which pull requests close which issues, and the projects of either. */
export const GRAPHQL_ONLY = ['closes', 'pulls', 'projects'] as const satisfies readonly FactName[];

/** Each is asked for only when wanted: projects need a permission of their own, without which nothing is answered. */
export const PROJECTS = `projectItems(first: 50) {
  nodes { project { title number } fieldValueByName(name: "Status") { ... on ProjectV2ItemFieldSingleSelectValue { name } } }
  pageInfo { hasNextPage }
}`;
export const LINKED = 'nodes { number title url state } pageInfo { hasNextPage }';

/** Body of the request for these fields of an issue or pull request. */
export function graphqlBody({ owner, repo, number }: GitHubRef, fields: readonly FactName[]): string {
  const projects = fields.includes('projects') ? PROJECTS : '';
  const query = `query($owner: String!, $repo: String!, $number: Int!) {
    repository(owner: $owner, name: $repo) { issueOrPullRequest(number: $number) {
      ... on Issue { number closedByPullRequestsReferences(first: 50, includeClosedPrs: true) { ${LINKED} } ${projects} }
      ... on PullRequest { number closingIssuesReferences(first: 50) { ${LINKED} } ${projects} }
    } }
  }`;
  return JSON.stringify({ query, variables: { owner, repo, number } });
}

/** The asked fields, as far as the answer holds them. */
export function graphqlFacts(body: unknown, ref: GitHubRef): Partial<IssueFacts> {
  const issue = membersOf(membersOf(membersOf(body).data).repository).issueOrPullRequest;
  if (!isObject(issue) || issue.number !== ref.number) return {};
  const { closes, pulls, projects } = fromGraphql(issue, ref);
  return said<Partial<IssueFacts>>({ closes, pulls, projects });
}
