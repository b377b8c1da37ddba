import { type Ancestor, type Found, type IssueFacts, type Related, said } from '../../core/facts.ts';
import { complete, instantOf } from './facts.ts';
import { mentionsIn, nameIn } from './from-embedded.ts';
import { issueAt } from './issue-at.ts';
import { each, type Json, listOf, membersOf, orNull, wordOf } from './json.ts';
import { authorOf, botOf } from './people.ts';
import { reasonOf, type State, stateOf } from './state.ts';

/**
 * Objects of GitHub's REST API as facts: an issue or pull request, alone, in a list of sub-issues, in a search's
 * `items` or in a webhook's `issue`. A field that an older answer does not have is unread.
 */

/** The facts, or null when it is no issue at all. `more` is what the request itself tells, such as the parent. */
export function fromRest(value: unknown, more: Found = {}): IssueFacts | null {
  const issue = membersOf(value);
  const key = restKeyOf(issue);
  return key ? complete(key, kindOf(issue), 'rest', factsIn(issue), more) : null;
}

const countOf = (value: unknown) => (typeof value === 'number' ? value : undefined);

/** How many relations an issue has, where the answer counts them; the lists come by requests of their own. */
export function countsOf(value: unknown) {
  const { sub_issues_summary, issue_dependencies_summary } = membersOf(value);
  const subIssues = membersOf(sub_issues_summary);
  const dependencies = membersOf(issue_dependencies_summary);
  return {
    subIssues: countOf(subIssues.total),
    subIssuesDone: countOf(subIssues.completed),
    /** Blockers that are open, and all of them. */
    blockedByOpen: countOf(dependencies.blocked_by),
    blockedBy: countOf(dependencies.total_blocked_by),
    blocks: countOf(dependencies.total_blocking),
  };
}

export function relatedOfRest(value: Json): Related | undefined {
  const key = restKeyOf(value);
  return key ? said<Related>({ key, title: wordOf(value.title), state: stateIn(value) }) : undefined;
}

/** One step up the chain: above it nothing is read, unless that there is nothing. */
export function ancestorOfRest(value: unknown): Ancestor | undefined {
  const { key, title, type, parent } = fromRest(value) ?? {};
  return key === undefined
    ? undefined
    : said<Ancestor>({ key, title, type, parent: parent === null ? null : undefined });
}

/** The issue at an address of whatever host; `path` is another one on the same host. */
function keyOfAddress(address = '', path = address): string | undefined {
  return URL.canParse(path, address) ? issueAt(new URL(path, address))?.key : undefined;
}

function restKeyOf(issue: Json): string | undefined {
  return keyOfAddress(wordOf(issue.html_url));
}

/** Old answers hold `pull_request` for issues, too, with null addresses. */
function kindOf(issue: Json): 'issue' | 'pull' {
  const pull = membersOf(issue.pull_request).html_url ?? issue.merged_at;
  return pull || /\/pull\/\d+$/.test(wordOf(issue.html_url) ?? '') ? 'pull' : 'issue';
}

function factsIn(issue: Json): Found {
  const counts = countsOf(issue);
  const none = (count: number | undefined) => (count === 0 ? [] : undefined);
  return {
    title: wordOf(issue.title),
    state: stateIn(issue),
    stateReason: issue.state_reason === null ? null : reasonOf(issue.state_reason),
    labels: listOf(issue.labels)
      ?.map((label) => wordOf(label) ?? wordOf(membersOf(label).name))
      .filter((name) => name !== undefined),
    milestone: nameIn(issue.milestone),
    type: nameIn(issue.type),
    assignees: each(issue.assignees, personIn),
    author: authorOf(orNull(issue.user, personIn)),
    parent: parentOf(issue.parent_issue_url, issue),
    subIssues: none(counts.subIssues),
    blockedBy: none(counts.blockedBy),
    blocks: none(counts.blocks),
    mentions: mentionsIn({ body: issue.body, headRefName: membersOf(issue.head).ref }),
    created: instantOf(issue.created_at),
    updated: instantOf(issue.updated_at),
  };
}

function stateIn(issue: Json): State | undefined {
  const state = stateOf(wordOf(issue.state) ?? '');
  if (state === 'open') return issue.draft === true ? 'draft' : state;
  const mergedAt = issue.merged_at ?? membersOf(issue.pull_request).merged_at;
  return mergedAt ? 'merged' : state;
}

function personIn({ login, type }: Json): string | undefined {
  const name = wordOf(login);
  return name && type === 'Bot' ? botOf(name) : name;
}

/** The parent is told as an address of the API; its host is that of the issue itself. */
function parentOf(url: unknown, issue: Json): Ancestor | null | undefined {
  if (url === null) return null;
  const path = /\/repos(\/[\w.-]+\/[\w.-]+\/issues\/\d+)$/.exec(wordOf(url) ?? '')?.[1];
  const key = path && keyOfAddress(wordOf(issue.html_url), path);
  return key ? { key } : undefined;
}
