import type { Ancestor, IssueFacts, Related } from '../../core/facts.ts';
import { type GitHubRef, keyOf } from '../../core/issue.ts';
import { clean } from '../dom.ts';
import { complete, type Found, reasonOf, type State, stateOf } from './facts.ts';
import { botOr } from './from-embedded.ts';
import { each, type Json, listOf, membersOf, numberOf, orNull, stringOf } from './json.ts';
import { refOfAddress } from './locate.ts';

/**
 * Objects of GitHub's REST API as facts: an issue or pull request, alone, in a list of sub-issues, in a search's
 * `items` or in a webhook's `issue`. A field that an older answer does not have is unread.
 */

/** The facts, or null when it is no issue at all. `more` is what the request itself tells, such as the parent. */
export function fromRest(value: unknown, more: Found = {}): IssueFacts | null {
  const issue = membersOf(value);
  const ref = restRefOf(issue);
  return ref && complete(ref, kindOf(issue), 'rest', factsIn(issue), more);
}

/** The facts of each issue in an answer that lists some: an array, or a search's `items`. */
export function fromRestList(value: unknown, more: Found = {}): IssueFacts[] {
  const list = listOf(value) ?? listOf(membersOf(value).items) ?? [];
  return list.map((issue) => fromRest(issue, more)).filter((facts) => facts !== null);
}

/** How many relations an issue has, where the answer counts them; the lists come by requests of their own. */
export function countsOf(value: unknown) {
  const { sub_issues_summary, issue_dependencies_summary } = membersOf(value);
  const subIssues = membersOf(sub_issues_summary);
  const dependencies = membersOf(issue_dependencies_summary);
  return {
    subIssues: numberOf(subIssues.total),
    subIssuesDone: numberOf(subIssues.completed),
    /** Blockers that are open, and all of them. */
    blockedByOpen: numberOf(dependencies.blocked_by),
    blockedBy: numberOf(dependencies.total_blocked_by),
    blocks: numberOf(dependencies.total_blocking),
  };
}

export function relatedOfRest(value: Json): Related | undefined {
  const ref = restRefOf(value);
  const title = stringOf(value.title);
  const state = stateIn(value);
  if (!ref) return undefined;
  return { key: keyOf(ref), ...(title ? { title: clean(title) } : {}), ...(state ? { state } : {}) };
}

/** One step up the chain, with nothing above it read. */
export function ancestorOfRest(value: unknown): Ancestor | undefined {
  const facts = fromRest(value);
  if (!facts) return undefined;
  const { key, title, type, parent } = facts;
  return {
    key,
    ...(title === undefined ? {} : { title }),
    ...(type === undefined ? {} : { type }),
    ...(parent === null ? { parent } : {}),
  };
}

function restRefOf(issue: Json): GitHubRef | null {
  return refOfAddress(stringOf(issue.html_url) ?? '');
}

/** Old answers hold `pull_request` for issues, too, with null addresses. */
function kindOf(issue: Json): 'issue' | 'pull' {
  const pull = membersOf(issue.pull_request).html_url ?? issue.merged_at;
  return pull || /\/pull\/\d+$/.test(stringOf(issue.html_url) ?? '') ? 'pull' : 'issue';
}

function factsIn(issue: Json): Found {
  const counts = countsOf(issue);
  const title = stringOf(issue.title);
  const none = (count: number | undefined) => (count === 0 ? [] : undefined);
  return {
    title: title && clean(title),
    state: stateIn(issue),
    stateReason: issue.state_reason === null ? null : reasonOf(stringOf(issue.state_reason) ?? ''),
    labels: listOf(issue.labels)
      ?.map((label) => stringOf(label) ?? stringOf(membersOf(label).name))
      .filter((name) => name !== undefined),
    milestone: orNull(issue.milestone, ({ title: name }) => stringOf(name)),
    type: orNull(issue.type, ({ name }) => stringOf(name)),
    assignees: each(issue.assignees, (person) => personOf(person)?.name),
    author: orNull(issue.user, personOf),
    parent: parentOf(issue.parent_issue_url, issue),
    subIssues: none(counts.subIssues),
    blockedBy: none(counts.blockedBy),
    blocks: none(counts.blocks),
    created: stringOf(issue.created_at),
    updated: stringOf(issue.updated_at),
  };
}

function stateIn(issue: Json): State | undefined {
  const state = stateOf(stringOf(issue.state) ?? '');
  if (state === 'open') return issue.draft === true ? 'draft' : state;
  const mergedAt = issue.merged_at ?? membersOf(issue.pull_request).merged_at;
  return mergedAt ? 'merged' : state;
}

function personOf({ login, type }: Json) {
  return typeof login === 'string' ? botOr(login, type === 'Bot') : undefined;
}

/** The parent is told as an address of the API; its host is that of the issue itself. */
function parentOf(url: unknown, issue: Json): Ancestor | null | undefined {
  if (url === null) return null;
  const path = /\/repos\/([\w.-]+\/[\w.-]+\/issues\/\d+)$/.exec(stringOf(url) ?? '')?.[1];
  const ref = path && refOfAddress(new URL(`/${path}`, stringOf(issue.html_url)).href);
  return ref ? { key: keyOf(ref) } : undefined;
}
