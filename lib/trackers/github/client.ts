import {
  type Ancestor,
  type FactName,
  type IssueFacts,
  type Related,
  said,
  type Trouble,
} from '../../core/facts.ts';
import { type GitHubRef, parseKey } from '../../core/issue.ts';
import { GRAPHQL_ONLY, graphqlBody, graphqlFacts } from './client-graphql.ts';
import { ancestorOfRest, countsOf, fromRest, relatedOfRest } from './from-rest.ts';
import { each, listOf, membersOf } from './json.ts';

/**
 * GitHub's API, for the background alone: a token must never reach a page.
 * https://docs.github.com/rest/issues (sub-issues, dependencies), API version 2022-11-28
 */

/** `trouble` in the facts says why less came than was asked; `retryAt` (ISO 8601) when GitHub may be asked again. */
export type ApiAnswer = { facts: Partial<IssueFacts>; retryAt?: string };

export type Refusal = { ok: false; trouble: Trouble; retryAt?: string };
export type Answered = { ok: true; body: unknown } | Refusal;
type Get = (ref: GitHubRef, path: string) => Promise<Answered>;

const TIMEOUT_MS = 10_000;
/** GitHub nests sub-issues eight levels deep. */
const LEVELS = 8;

/**
 * Facts of an issue or pull request by as few requests as the asked fields need: one, and one more for each relation
 * that the first answer does not settle. Never rejects for what GitHub refuses or the network loses.
 * @throws the signal's reason when it is aborted.
 */
export async function readFromApi(
  ref: GitHubRef,
  fields: readonly FactName[],
  token: string,
  signal?: AbortSignal,
): Promise<ApiAnswer> {
  const get: Get = (of, path) => ask(restOf(of, path), token, signal);
  const answer = await get(ref, '');
  if (!answer.ok) {
    const { trouble, retryAt } = answer;
    return { facts: { trouble }, ...(retryAt ? { retryAt } : {}) };
  }
  const facts = fromRest(answer.body);
  if (!facts) return { facts: { trouble: 'broken' } };
  const counts = countsOf(answer.body);
  const list = async (field: FactName, path: string, count: number | undefined) =>
    fields.includes(field) && facts[field] === undefined ? listAt(ref, path, count, get) : undefined;
  const parent = fields.includes('parent') && facts.parent !== null ? await parentOf(ref, get) : undefined;
  const more = {
    parent,
    subIssues: await list('subIssues', '/sub_issues', counts.subIssues),
    blockedBy: await list('blockedBy', '/dependencies/blocked_by', counts.blockedBy),
    blocks: await list('blocks', '/dependencies/blocking', counts.blocks),
  };
  const open = fields.filter(
    (field) => facts[field] === undefined && GRAPHQL_ONLY.some((it) => it === field),
  );
  const linked = open.length > 0 ? await ask(graphqlOf(ref), token, signal, graphqlBody(ref, open)) : null;
  return {
    facts: {
      ...facts,
      ...said<Partial<IssueFacts>>(more),
      ...(linked?.ok ? graphqlFacts(linked.body, ref) : {}),
    },
  };
}

/** The chain upwards, nearest first; what lies above a refused step is unread. */
async function parentOf(ref: GitHubRef, get: Get, level = 1): Promise<Ancestor | null | undefined> {
  const answer = await get(ref, '/parent');
  // An Enterprise server without sub-issues answers the same as an issue without a parent.
  if (!answer.ok) return answer.trouble === 'missing' && ref.host === 'github.com' ? null : undefined;
  const parent = ancestorOfRest(answer.body);
  const above = parent && parent.parent === undefined && level < LEVELS ? parseKey(parent.key) : null;
  const chain = above?.tracker === 'github' ? await parentOf(above, get, level + 1) : undefined;
  return parent && chain !== undefined ? { ...parent, parent: chain } : parent;
}

/** A list of issues, when all that were counted are in it. */
async function listAt(
  ref: GitHubRef,
  path: string,
  count: number | undefined,
  get: Get,
): Promise<Related[] | undefined> {
  const answer = await get(ref, `${path}?per_page=100`);
  const list = answer.ok ? each(answer.body, relatedOfRest) : undefined;
  return list?.length === (count ?? list?.length) ? list : undefined;
}

function restOf({ host, owner, repo, number }: GitHubRef, path: string): string {
  const base = host === 'github.com' ? 'https://api.github.com' : `https://${host}/api/v3`;
  return `${base}/repos/${owner}/${repo}/issues/${number}${path}`;
}

/** The address of a host's GraphQL. */
export function graphqlOf({ host }: Pick<GitHubRef, 'host'>): string {
  return host === 'github.com' ? 'https://api.github.com/graphql' : `https://${host}/api/graphql`;
}

/** One request; `body` is GraphQL's. Never rejects, save with the signal's reason. */
export async function ask(
  url: string,
  token: string,
  signal?: AbortSignal,
  body?: string,
): Promise<Answered> {
  try {
    const response = await fetch(url, {
      ...(body === undefined ? {} : { method: 'POST', body }),
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        'x-github-api-version': '2022-11-28',
      },
      credentials: 'omit',
      // Not followed: the token would go along.
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(signal ? [signal] : [])]),
    });
    if (!response.ok) return refusal(response);
    const answer: unknown = await response.json();
    return isLimit(answer)
      ? { ok: false, trouble: 'limited', retryAt: retryAt(response.headers) }
      : { ok: true, body: answer };
  } catch (error) {
    signal?.throwIfAborted();
    // Nothing came back. A server that hangs, or says something else than JSON, is another error.
    return { ok: false, trouble: error instanceof TypeError ? 'offline' : 'broken' };
  }
}

function refusal({ status, headers }: Response): Refusal {
  const spent = headers.get('x-ratelimit-remaining') === '0';
  if (status === 429 || (status === 403 && (spent || headers.has('retry-after'))))
    return { ok: false, trouble: 'limited', retryAt: retryAt(headers) };
  if (status === 401) return { ok: false, trouble: 'signed-out' };
  if (status === 403) return { ok: false, trouble: 'forbidden' };
  // A redirect has no status, as it is not followed: the repository has moved.
  return { ok: false, trouble: [0, 404, 410].includes(status) ? 'missing' : 'broken' };
}

/** GraphQL says it in an answer that is otherwise well. */
function isLimit(answer: unknown): boolean {
  const errors = listOf(membersOf(answer).errors) ?? [];
  return errors.some((error) => membersOf(error).type === 'RATE_LIMITED');
}

/** GitHub names the seconds to wait, or the second its count begins anew; else a minute is its advice. */
function retryAt(headers: Headers): string {
  const wait = Number(headers.get('retry-after') ?? Number.NaN);
  const reset = Number(headers.get('x-ratelimit-reset') ?? Number.NaN) * 1000;
  const told = [Date.now() + wait * 1000, reset].find((time) => time > Date.now());
  return new Date(told ?? Date.now() + 60_000).toISOString();
}
