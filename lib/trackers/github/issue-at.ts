import type { Page } from '../tracker.ts';

/** Host, owner, repository and number in an address or its path, or in `acme|web|7` beside a board. */
const ISSUE =
  /^(?:https?:\/\/([^/]+))?\/*([\w.-]+)[/|]+([\w.-]+)(?:\/+(?:issues|pull)\/+|\|)([1-9]\d{0,9})(?![^/?#])/;

/** The key of the issue or pull request at an address, or a path, of the host. */
export function keyAt(address: string | null | undefined, host: string): string | undefined {
  const [, there = host, owner, repo, number] = ISSUE.exec(address ?? '') ?? [];
  return there === host ? number && `github:${host}/${owner}/${repo}#${number}` : undefined;
}

/**
 * The page of an issue or pull request, or with one open beside a board; null for every other address. The registry
 * knows what any address is, and whose host (locate.ts).
 */
export function issueAt(url: URL): Page | null {
  const { host, pathname, searchParams } = url;
  const isBoard = /\/projects\/\d/.test(pathname) && searchParams.get('pane') === 'issue';
  const key = keyAt(isBoard ? searchParams.get('issue') : pathname, host);
  const kind = isBoard ? 'project-board' : /\/pull\/+\d/.test(pathname) ? 'pull' : 'issue';
  return key ? { kind, url, host, key } : null;
}
