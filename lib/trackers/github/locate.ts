import type { GitHubRef } from '../../core/issue.ts';
import type { Page, PageKind } from '../tracker.ts';
import { said } from './facts.ts';

const GITHUB = 'github.com';
const NAME = '[\\w.-]+';
const N = '[1-9]\\d{0,9}';
const WHO = `(?:orgs|users)/${NAME}`;
/** `orgs`, `users` and the like are GitHub's own and no owner. */
const REPO = `(?!(?:orgs|users|settings|apps)/)(?<owner>${NAME})/(?<repo>${NAME})`;
const VIEW = `(?:/views/(?<view>${N}))?`;

/** What a path is: the first that matches it, up to a whole part. */
const PATHS = (
  [
    ['issue', `${REPO}/issues/(?<number>${N})`],
    ['new-issue', `${REPO}/issues/new`],
    // Any other number is no number of an issue, but a word filters the list.
    ['issue-list', `${REPO}/(?:issues(?!/\\d+(?:/|$))|labels/[^/]+)`],
    ['label-list', `${REPO}/labels`],
    ['pull', `${REPO}/pull/(?<number>${N})(?:/(?<tab>\\w+)(?:/(?<range>[^/]+))?)?`],
    ['pull-list', `${REPO}/pulls`],
    ['milestone', `${REPO}/milestones?/(?<milestone>${N})`],
    ['milestone-list', `${REPO}/milestones`],
    ['project-board', `(?:(?<of>${WHO})|${REPO})/projects/(?<project>${N})${VIEW}`],
    ['project-list', `(?:${WHO}|${REPO})/projects`],
    ['global-issue-list', '(?:issues(?!/\\d)|search/issues)'],
    ['global-pull-list', 'pulls'],
  ] satisfies [PageKind, string][]
).map(([kind, path]) => ({ kind, path: new RegExp(`^/${path}(?:/.*)?$`) }));

/** The issue open beside a board; a draft has none. */
const OPEN = new RegExp(`^(?<owner>${NAME})\\|(?<repo>${NAME})\\|(?<number>${N})$`);

type Named = Record<string, string | undefined>;

/** What an address of github.com, or of a configured Enterprise host, is; null for everything else. */
export function locate(url: URL, own: readonly string[] = []): Page | null {
  const { host, pathname, protocol, searchParams } = url;
  if (!/^https?:$/.test(protocol) || !(host === GITHUB || own.some((it) => it.toLowerCase() === host)))
    return null;
  const plain = pathname.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
  const path = plain === '/search' ? `${plain}/${searchParams.get('type')}` : plain;
  const found = PATHS.find((it) => it.path.test(path));
  if (!found) return null;
  const named: Named = found.path.exec(path)?.groups ?? {};
  const pane = found.kind === 'project-board' && searchParams.get('pane') === 'issue';
  const ref = refOf(host, pane ? OPEN.exec(searchParams.get('issue') ?? '')?.groups : named);
  return {
    tracker: 'github',
    flavour: host === GITHUB ? 'github' : 'github-enterprise',
    kind: found.kind,
    url,
    host,
    base: '',
    ref,
    extra: said({ ...extraOf(named), pane: pane ? (ref ? 'issue' : 'draft-or-unknown') : undefined }),
  };
}

function refOf(host: string, { owner, repo, number }: Named = {}): GitHubRef | null {
  return owner && repo && number ? { tracker: 'github', host, owner, repo, number: Number(number) } : null;
}

/** Of a pull request's tabs `changes` is the newer name of `files`; with one commit it counts to `commits`. */
function extraOf({ tab, range, view, milestone, of, project }: Named) {
  const changes = range && !range.includes('..') ? 'commits' : 'files';
  return {
    tab: tab === 'changes' ? changes : tab,
    view: view && Number(view),
    milestone: milestone && Number(milestone),
    project: of && `${of}/${project}`,
  };
}
