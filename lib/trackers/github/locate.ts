import type { GitHubRef } from '../../core/issue.ts';
import type { Page, PageKind } from '../tracker.ts';
import { said } from './facts.ts';

const GITHUB = 'github.com';
const NAME = '[\\w.-]+';
const N = '[1-9]\\d{0,9}';
const WHO = `(?:orgs|users)/${NAME}`;
/** `orgs`, `users` and the like are GitHub's own and no owner. */
const REPO = `(?!(?:orgs|users|settings|apps)/)(?<owner>${NAME})/(?<repo>${NAME})/`;
const PROJECTS = `(?:(?<of>${WHO})/|${REPO})projects`;

/** What a path is: the first that matches it, up to a whole part. */
const PATHS: readonly [PageKind, string][] = [
  ['issue', `${REPO}issues/(?<number>${N})`],
  ['new-issue', `${REPO}issues/new`],
  // Any other number is no number of an issue, but a word filters the list.
  ['issue-list', `${REPO}(?:issues(?!/\\d+(?:/|$))|labels/[^/]+)`],
  ['label-list', `${REPO}labels`],
  ['pull', `${REPO}pull/(?<number>${N})(?:/(?<tab>\\w+)(?:/(?<range>[^/]+))?)?`],
  ['pull-list', `${REPO}pulls`],
  ['milestone', `${REPO}milestones?/(?<milestone>${N})`],
  ['milestone-list', `${REPO}milestones`],
  ['project-board', `${PROJECTS}/(?<project>${N})(?:/views/(?<view>${N}))?`],
  ['project-list', PROJECTS],
  ['global-issue-list', '(?:issues(?!/\\d)|search/issues)'],
  ['global-pull-list', 'pulls'],
];

/** The issue open beside a board; a draft has none. */
const OPEN = new RegExp(`^(?<owner>${NAME})\\|(?<repo>${NAME})\\|(?<number>${N})$`);

/** What an address of github.com, or of a configured Enterprise host, is; null for everything else. */
export function locate(url: URL, own: readonly string[] = []): Page | null {
  const { host, pathname, protocol, searchParams } = url;
  if (!/^https?:$/.test(protocol) || ![GITHUB, ...own].some((it) => it.toLowerCase() === host)) return null;
  const plain = pathname.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
  const path = plain === '/search' ? `${plain}/${searchParams.get('type')}` : plain;
  for (const [kind, pattern] of PATHS) {
    const found = new RegExp(`^/${pattern}(?:/|$)`).exec(path);
    if (!found) continue;
    const named = found.groups ?? {};
    const { tab, range, view, milestone, of, project } = named;
    const pane = kind === 'project-board' && searchParams.get('pane') === 'issue';
    const ref = refOf(host, pane ? OPEN.exec(searchParams.get('issue') ?? '')?.groups : named);
    // `changes` is the newer name of `files`; with one commit it counts to `commits`.
    const changes = range && !range.includes('..') ? 'commits' : 'files';
    const extra = said({
      tab: tab === 'changes' ? changes : tab,
      view: view && Number(view),
      milestone: milestone && Number(milestone),
      project: of && `${of}/${project}`,
      pane: pane ? (ref ? 'issue' : 'draft-or-unknown') : undefined,
    });
    const flavour = host === GITHUB ? 'github' : 'github-enterprise';
    return { tracker: 'github', flavour, kind, url, host, base: '', ref, extra };
  }
  return null;
}

function refOf(host: string, { owner, repo, number }: Record<string, string> = {}): GitHubRef | null {
  return owner && repo && number ? { tracker: 'github', host, owner, repo, number: Number(number) } : null;
}
