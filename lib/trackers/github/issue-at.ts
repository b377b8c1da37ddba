import type { GitHubRef } from '../../core/issue.ts';
import type { Page, PageKind } from '../tracker.ts';

const GITHUB = 'github.com';

/** `orgs`, `users` and the like are GitHub's own and no owner. */
const ISSUE =
  /^\/+(?!(?:orgs|users|settings|apps)\/)([\w.-]+)\/+([\w.-]+)\/+(issues|pull)\/+([1-9]\d{0,9})(?=\/|$)/;

/** Whether it is an address of github.com, or of a configured Enterprise host. */
export function isOurs({ host, protocol }: URL, own: readonly string[]): boolean {
  return /^https?:$/.test(protocol) && [GITHUB, ...own].some((it) => it.toLowerCase() === host);
}

/** The page of an issue or pull request, or with one open beside a board; null for every other address. */
export function issueAt(url: URL, own: readonly string[] = []): Page | null {
  const { host, pathname, searchParams } = url;
  const isBoard = /\/projects\/\d/.test(pathname) && searchParams.get('pane') === 'issue';
  // `issue=acme|web|7`; a draft has none.
  const beside = `/${searchParams.get('issue')}`.replace('|', '/').replace('|', '/issues/');
  const [, owner, repo, word, number] = ISSUE.exec(isBoard ? beside : pathname) ?? [];
  if (!owner || !repo || !isOurs(url, own)) return null;
  const kind = isBoard ? 'project-board' : word === 'pull' ? word : 'issue';
  return pageOf(url, kind, { tracker: 'github', host, owner, repo, number: Number(number) });
}

export function pageOf(url: URL, kind: PageKind, ref: GitHubRef | null): Page {
  const { host } = url;
  const flavour = host === GITHUB ? 'github' : 'github-enterprise';
  return { tracker: 'github', flavour, kind, url, host, base: '', ref, extra: {} };
}
