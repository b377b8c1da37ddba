import type { GitHubRef } from '../../core/issue.ts';
import type { Page, PageKind } from '../tracker.ts';

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
    ['global-issue-list', 'issues(?!/\\d)'],
    ['global-pull-list', 'pulls'],
  ] satisfies [PageKind, string][]
).map(([kind, path]) => ({ kind, path: new RegExp(`^/${path}(?:/.*)?$`) }));

/** What an address of github.com, or of a configured Enterprise host, is; null for everything else. */
export function locate(url: URL, own: readonly string[] = []): Page | null {
  const { host, pathname, protocol } = url;
  if (!/^https?:$/.test(protocol) || !(host === GITHUB || own.some((it) => it.toLowerCase() === host)))
    return null;
  const path = pathname.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
  const found = PATHS.find((it) => it.path.test(path));
  const kind = found?.kind ?? searchKind(path, url);
  if (!kind) return null;
  const groups = found?.path.exec(path)?.groups ?? {};
  const pane = kind === 'project-board' && url.searchParams.get('pane') === 'issue';
  const [owner, repo, number] = (url.searchParams.get('issue') ?? '').split('|');
  const ref = pane ? refOf(host, owner, repo, number) : refOf(host, groups.owner, groups.repo, groups.number);
  return {
    tracker: 'github',
    flavour: host === GITHUB ? 'github' : 'github-enterprise',
    kind,
    url,
    host,
    base: '',
    ref,
    extra: { ...extraOf(groups), ...(pane ? { pane: ref ? 'issue' : 'draft-or-unknown' } : {}) },
  };
}

function searchKind(path: string, { searchParams }: URL): PageKind | null {
  return path === '/search' && searchParams.get('type') === 'issues' ? 'global-issue-list' : null;
}

/** Of a pull request's tabs `changes` is the newer name of `files`; with one commit it counts to `commits`. */
function extraOf({
  tab,
  range,
  view,
  milestone,
  of,
  project,
}: Record<string, string | undefined>): Page['extra'] {
  const changes = range && !range.includes('..') ? 'commits' : 'files';
  return {
    ...(tab ? { tab: tab === 'changes' ? changes : tab } : {}),
    ...(view ? { view: Number(view) } : {}),
    ...(milestone ? { milestone: Number(milestone) } : {}),
    ...(of ? { project: `${of}/${project}` } : {}),
  };
}

const WHOLE = { name: new RegExp(`^${NAME}$`), number: new RegExp(`^${N}$`) };

/** The ref, when these parts can be one. */
function refOf(host: string, owner = '', repo = '', number = ''): GitHubRef | null {
  const whole = WHOLE.name.test(owner) && WHOLE.name.test(repo) && WHOLE.number.test(number);
  return whole ? { tracker: 'github', host, owner, repo, number: Number(number) } : null;
}
