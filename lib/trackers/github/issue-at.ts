import type { GitHubRef } from '../../core/issue.ts';
import type { Page, PageKind } from '../tracker.ts';

const GITHUB = 'github.com';

/** Owner, repository and number in a path, or in `acme|web|7` beside a board. */
const ISSUE = /^\/*([\w.-]+)[/|]+([\w.-]+)(?:\/+(?:issues|pull)\/+|\|)([1-9]\d{0,9})(?![^/?#])/;

/** The issue or pull request of a path on the host. */
export function refAt(path: string | null, host: string): GitHubRef | null {
  const [, owner, repo, number] = ISSUE.exec(path ?? '') ?? [];
  return owner && repo ? { tracker: 'github', host, owner, repo, number: Number(number) } : null;
}

/** Whether it is an address of github.com, or of a configured Enterprise host. */
export function isOurs({ host, protocol }: URL, own: readonly string[]): boolean {
  return /^https?:$/.test(protocol) && [GITHUB, ...own].some((it) => it.toLowerCase() === host);
}

/** The page of an issue or pull request, or with one open beside a board; null for every other address. */
export function issueAt(url: URL, own: readonly string[] = []): Page | null {
  const { host, pathname, searchParams } = url;
  const isBoard = /\/projects\/\d/.test(pathname) && searchParams.get('pane') === 'issue';
  const ref = isOurs(url, own) ? refAt(isBoard ? searchParams.get('issue') : pathname, host) : null;
  return ref && pageOf(url, isBoard ? 'project-board' : /\/pull\/+\d/.test(pathname) ? 'pull' : 'issue', ref);
}

export function pageOf(url: URL, kind: PageKind, ref: GitHubRef | null): Page {
  const { host } = url;
  const flavour = host === GITHUB ? 'github' : 'github-enterprise';
  return { tracker: 'github', flavour, kind, url, host, base: '', ref, extra: {} };
}
