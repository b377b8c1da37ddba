import { isJiraCloud } from '../../core/jira-cloud.ts';
import type { Page } from '../tracker.ts';
import { word } from './json.ts';

const KEY = /^[a-z]\w+-[1-9]\d{0,9}$/i;
/**
 * Data Center's own path, as in `/jira/browse/…`, the first of Jira's words, and what follows it or its project. On the
 * same host, Confluence has a `/wiki/browse/…`.
 */
const PATH = /^(?!\/wiki)(.*?)\/(?:browse|issues|projects|secure|plans)(?:\/\w+\/issues)?\/*(.*?)\/?$/;

/**
 * The page of an issue, or with one open beside a board, backlog or list: all that a visit needs. Null where there is
 * none. The registry knows what any address is, and whose host (locate.ts).
 */
export function issueAt(url: URL): Page | null {
  const { host, pathname, search, searchParams } = url;
  const [, , rest] = PATH.exec(pathname) ?? [];
  const own = ourKey(host, rest);
  // Settings and reports of a board keep what was selected on it.
  const isPane = !/config=|report/.test(pathname + search);
  const key = own ?? (isPane && ourKey(host, searchParams.get('selectedIssue')));
  return key ? { kind: own ? 'issue' : 'pane', url, host, key, ...siteAt(url) } : null;
}

/** Where the site's own paths begin, and the version of its REST API. */
export function siteAt({ origin, host, pathname }: URL): { site: string; api: 2 | 3 } {
  const isCloud = isJiraCloud(host);
  const [, before = ''] = PATH.exec(pathname) ?? [];
  return { site: isCloud ? origin : origin + before, api: isCloud ? 3 : 2 };
}

/** Our form of an issue's key, whatever its case; null when the value is none. */
export function ourKey(host: string, key: unknown): string | null {
  const short = word(key) ?? '';
  return KEY.test(short) ? `jira:${host}/${short.toUpperCase()}` : null;
}

/** The key that a link names by its data, or by where it leads, whatever the site's path. */
export function linkedKey(link: Element | null | undefined): string | null | undefined {
  return (
    link?.getAttribute('data-issue-key') ?? link?.getAttribute('href')?.replace(/.*\/browse\/|[?#].*/g, '')
  );
}

/** Our form of the key that a link names; null for any other link. */
export function keyOfLink(host: string, link: Element | null | undefined): string | null {
  return ourKey(host, linkedKey(link));
}
