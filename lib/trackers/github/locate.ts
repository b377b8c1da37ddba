import type { Page, PageKind } from '../tracker.ts';
import { said } from './facts.ts';
import { isOurs, issueAt, pageOf } from './issue-at.ts';

const N = '[1-9]\\d{0,9}';
const NAME = '[\\w.-]+';
const WHO = `(?:orgs|users)/${NAME}`;
const REPO = `(?!(?:orgs|users|settings|apps)/)${NAME}/${NAME}`;

/** What a path without an issue is: the first that matches it, up to a whole part. */
const PATHS: readonly [PageKind, string][] = [
  ['new-issue', `${REPO}/issues/new`],
  // A number that no issue can have is no page, but a word filters the list.
  ['issue-list', `${REPO}/(?:issues(?!/\\d+(?:/|$))|labels/[^/]+)`],
  ['label-list', `${REPO}/labels`],
  ['pull-list', `${REPO}/pulls`],
  ['milestone', `${REPO}/milestones?/(?<milestone>${N})`],
  ['milestone-list', `${REPO}/milestones`],
  ['project-board', `(?:(?<of>${WHO})|${REPO})/projects/(?<project>${N})(?:/views/(?<view>${N}))?`],
  ['project-list', `(?:${WHO}|${REPO})/projects`],
  ['global-issue-list', '(?:issues(?!/\\d)|search/issues)'],
  ['global-pull-list', 'pulls'],
];

/** Of a pull request's tabs `changes` is the newer name of `files`; with one commit it counts to `commits`. */
const TAB = /\/pull\/\d+\/(?<tab>\w+)(?:\/(?<range>[^/]+))?/;

/** What any address of GitHub's is; null for everything else. A content script needs issueAt alone (index.ts). */
export function locate(url: URL, own: readonly string[] = []): Page | null {
  if (!isOurs(url, own)) return null;
  const issue = issueAt(url, own);
  const plain = url.pathname.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
  const path = plain === '/search' ? `${plain}/${url.searchParams.get('type')}` : plain;
  for (const [kind, pattern] of PATHS) {
    const found = new RegExp(`^/${pattern}(?:/|$)`).exec(path);
    if (found)
      return { ...(issue ?? pageOf(url, kind, null)), extra: extraOf(url, kind, found.groups, issue) };
  }
  const { tab, range } = TAB.exec(path)?.groups ?? {};
  const changes = range && !range.includes('..') ? 'commits' : 'files';
  return issue && { ...issue, extra: said({ tab: tab === 'changes' ? changes : tab }) };
}

function extraOf(url: URL, kind: PageKind, groups: Record<string, string> = {}, issue: Page | null) {
  const { milestone, of, project, view } = groups;
  const isPane = kind === 'project-board' && url.searchParams.get('pane') === 'issue';
  return said({
    milestone: milestone && Number(milestone),
    project: of && `${of}/${project}`,
    view: view && Number(view),
    pane: isPane ? (issue ? 'issue' : 'draft-or-unknown') : undefined,
  });
}
