import type { FactName, IssueFacts, Trouble } from '../../core/facts.ts';
import { type GitHubRef, keyOf } from '../../core/issue.ts';
import { ask, graphqlOf } from './client.ts';
import { LINKED, PROJECTS } from './client-graphql.ts';
import { complete } from './facts.ts';
import { fromGraphql } from './from-graphql.ts';
import { isObject, type Json, listOf, membersOf, wordOf } from './json.ts';

/**
 * Many issues and pull requests in one request of GitHub's GraphQL, for the background alone.
 * https://docs.github.com/graphql/reference/objects#issue (read 2026-11)
 */

/** `retryAt` (ISO 8601): when GitHub may be asked again, where it says so. An issue that is not in it, the token may not see. */
export type ManyRead = { facts: IssueFacts[] } | { trouble: Trouble; retryAt?: string };

/** What tells a fact, in both kinds or in one of them. The same name must not have two types: `pullState`. */
const BOTH: { readonly [Name in FactName]?: string } = {
  labels: 'labels(first: 100) { nodes { name } pageInfo { hasNextPage } }',
  milestone: 'milestone { title }',
  assignees: 'assignees(first: 20) { nodes { login } pageInfo { hasNextPage } }',
  author: 'author { __typename login }',
  projects: PROJECTS,
  created: 'createdAt',
  updated: 'updatedAt',
};
const OF_ISSUE: { readonly [Name in FactName]?: string } = {
  stateReason: 'stateReason',
  type: 'issueType { name }',
  parent: 'parent { number title url }',
  blockedBy: `blockedBy(first: 50) { ${LINKED} }`,
  blocks: `blocking(first: 50) { ${LINKED} }`,
  pulls: `closedByPullRequestsReferences(first: 50, includeClosedPrs: true) { ${LINKED} }`,
};
const OF_PULL: { readonly [Name in FactName]?: string } = {
  closes: `closingIssuesReferences(first: 50) { ${LINKED} }`,
};

/** Fields that a host does not tell: an Enterprise server is older than github.com. */
const lacking = new Map<string, readonly string[]>();

/**
 * These facts of all the issues, which are of one host, by one request; by another one where the host refuses a field.
 * Never rejects.
 */
export async function readMany(
  refs: readonly GitHubRef[],
  fields: readonly FactName[],
  token: string,
): Promise<ManyRead> {
  const host = refs[0]?.host ?? '';
  const answer = await ask(graphqlOf({ host }), token, undefined, manyBody(refs, fields, lacking.get(host)));
  if (!answer.ok) {
    const { trouble, retryAt } = answer;
    return { trouble, ...(retryAt && { retryAt }) };
  }
  const { data, errors } = membersOf(answer.body);
  const known = lacking.get(host) ?? [];
  const missing = (listOf(errors) ?? []).flatMap((error) => refusedField(membersOf(error)) ?? []);
  if (missing.some((field) => !known.includes(field))) {
    lacking.set(host, [...new Set([...known, ...missing])]);
    return readMany(refs, fields, token);
  }
  if (!isObject(data)) return { trouble: 'broken' };
  return { facts: refs.flatMap((ref, i) => factsOf(data[nameOf(i)], ref) ?? []) };
}

/** The field that the host does not know, or that the token may not ask for: projects have a permission of their own. */
function refusedField({ type, path, extensions }: Json): string | undefined {
  const isProject = type === 'INSUFFICIENT_SCOPES' || listOf(path)?.includes('projectItems');
  return wordOf(membersOf(extensions).fieldName) ?? (isProject ? 'projectItems' : undefined);
}

const nameOf = (i: number) => `n${i}`;

/** The request's body. Owners and repositories have no letters that GraphQL's texts would have to escape. */
export function manyBody(
  refs: readonly GitHubRef[],
  fields: readonly FactName[],
  without: readonly string[] = [],
): string {
  const parts = (of: typeof BOTH) =>
    fields
      .flatMap((name) => of[name] ?? [])
      .filter((part) => !without.some((field) => part.startsWith(field)))
      .join(' ');
  const asked = refs.map(
    ({ owner, repo, number }, i) =>
      `${nameOf(i)}: repository(owner: "${owner}", name: "${repo}") { issueOrPullRequest(number: ${number}) { ...issue ...pull } }`,
  );
  const query = `query { ${asked.join('\n')} }
    fragment issue on Issue { __typename number title url state ${parts(BOTH)} ${parts(OF_ISSUE)} }
    fragment pull on PullRequest { __typename number title url pullState: state isDraft ${parts(BOTH)} ${parts(OF_PULL)} }`;
  return JSON.stringify({ query });
}

function factsOf(repository: unknown, ref: GitHubRef): IssueFacts | null {
  const issue = membersOf(repository).issueOrPullRequest;
  if (!isObject(issue) || issue.number !== ref.number) return null;
  const kind = issue.__typename === 'PullRequest' ? 'pull' : 'issue';
  const { pullState } = issue;
  const told = pullState === undefined ? issue : { ...issue, state: pullState };
  return complete(keyOf(ref), kind, 'api', fromGraphql(told, ref));
}
