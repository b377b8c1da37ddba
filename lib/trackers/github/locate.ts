import type { Page, PageKind } from '../tracker.ts';

const GITHUB = 'github.com';
const NAME = '[\\w.-]+';
const N = '[1-9]\\d{0,9}';
/** `orgs`, `users` and the like are GitHub's own and no owner. */
const REPO = `(?!(?:orgs|users|settings|apps)/)(?<owner>${NAME})/(?<repo>${NAME})/`;
const WHO = `(?:orgs|users)/${NAME}/`;

/** What a path is: the first that matches it, up to a whole part. Further names of groups are those of Page.extra. */
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
  ['project-board', `(?:(?<project>${WHO}projects/${N})|${REPO}projects/${N})(?:/views/(?<view>${N}))?`],
  ['project-list', `(?:${WHO}|${REPO})projects`],
  ['global-issue-list', '(?:issues(?!/\\d)|search/issues)'],
  ['global-pull-list', 'pulls'],
];

/** What an address of github.com, or of a configured Enterprise host, is; null for everything else. */
export function locate(url: URL, own: readonly string[] = []): Page | null {
  const { host, origin, pathname, protocol, searchParams } = url;
  if (!/^https?:$/.test(protocol) || ![GITHUB, ...own].some((it) => it.toLowerCase() === host)) return null;
  const path = pathname.replace(/\/+/g, '/').replace(/^\/search\/?$/, `/search/${searchParams.get('type')}`);
  for (const [kind, pattern] of PATHS) {
    const found = new RegExp(`^/${pattern}(?:/|$)`).exec(path);
    if (!found) continue;
    const { owner, repo, number, range, ...named } = found.groups ?? {};
    const page: Page = {
      tracker: 'github',
      flavour: host === GITHUB ? 'github' : 'github-enterprise',
      kind,
      url,
      host,
      base: '',
      ref: owner && repo && number ? { tracker: 'github', host, owner, repo, number: Number(number) } : null,
      extra: {},
    };
    // `changes` is the newer name of `files`; with one commit it counts to `commits`.
    const changes = range && !range.includes('..') ? 'commits' : 'files';
    for (const [name, value] of Object.entries(named))
      if (value)
        page.extra[name] = Number(value) || value.replace('/projects', '').replace(/^changes$/, changes);
    if (kind === 'project-board' && searchParams.get('pane') === 'issue') {
      // `issue=acme|web|7` is the issue open beside a board; a draft has none.
      const issue = searchParams.get('issue')?.replace('|', '/').replace('|', '/issues/');
      page.ref = locate(new URL(`${origin}/${issue}`), own)?.ref ?? null;
      page.extra.pane = page.ref ? 'issue' : 'draft-or-unknown';
    }
    return page;
  }
  return null;
}
