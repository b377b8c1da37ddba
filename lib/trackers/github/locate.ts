import { said } from '../../core/facts.ts';
import { parseKey } from '../../core/issue.ts';
import type { Located, PageKind } from '../tracker.ts';
import { issueAt } from './issue-at.ts';

const GITHUB = 'github.com';

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

/**
 * What any address of GitHub's is, on github.com or a configured Enterprise host; null for everything else. A content
 * script needs issueAt alone (index.ts).
 */
export function locate(url: URL, own: readonly string[] = []): Located | null {
  const { host, protocol } = url;
  if (!/^https?:$/.test(protocol) || ![GITHUB, ...own].some((it) => it.toLowerCase() === host)) return null;
  const issue = issueAt(url);
  const key = issue?.key ?? '';
  const page = {
    tracker: 'github',
    flavour: host === GITHUB ? 'github' : 'github-enterprise',
    url,
    host,
    base: '',
    key,
    ref: parseKey(key),
  } as const;
  const plain = url.pathname.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
  const path = plain === '/search' ? `${plain}/${url.searchParams.get('type')}` : plain;
  for (const [kind, pattern] of PATHS) {
    const found = new RegExp(`^/${pattern}(?:/|$)`).exec(path);
    if (found)
      return { ...page, kind: issue?.kind ?? kind, extra: extraOf(url, kind, found.groups, issue !== null) };
  }
  const { tab, range } = TAB.exec(path)?.groups ?? {};
  const changes = range && !range.includes('..') ? 'commits' : 'files';
  return issue && { ...page, kind: issue.kind, extra: extra({ tab: tab === 'changes' ? changes : tab }) };
}

type Extra = Located['extra'];

const extra = (found: { [name: string]: string | number | undefined }): Extra => said<Extra>(found);

function extraOf(url: URL, kind: PageKind, groups: Record<string, string> = {}, hasIssue: boolean): Extra {
  const { milestone, of, project, view } = groups;
  const isPane = kind === 'project-board' && url.searchParams.get('pane') === 'issue';
  return extra({
    milestone: milestone ? Number(milestone) : undefined,
    project: of && `${of}/${project}`,
    view: view ? Number(view) : undefined,
    pane: isPane ? (hasIssue ? 'issue' : 'draft-or-unknown') : undefined,
  });
}
