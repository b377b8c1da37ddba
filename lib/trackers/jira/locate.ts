import { type JiraRef, keyOf } from '../../core/issue.ts';
import type { Page, PageKind } from '../tracker.ts';

/** One label before the domain: a look-alike such as `atlassian.net.evil.example` is no site. */
const CLOUD = /^(?!www\.)[a-z0-9][a-z0-9-]*\.(atlassian\.net|jira\.com)$/;
const KEY = /^([a-z][a-z0-9_]+)-([1-9]\d{0,9})$/i;
/** Data Center may live below a path of its own, as `issues.apache.org/jira` does. */
const BASE = /^((?:\/[\w.~-]+){0,2}?)(\/(?:browse|projects|issues|secure)(?:\/.*)?)$/;
/** Project, board, view and what follows, of `/projects/KEY/…` and `/jira/software/c/projects/KEY/boards/1/…`. */
const PROJECT =
  /^(?:\/jira\/[a-z]+(?:\/c)?)?\/projects\/([^/]+)(?:\/boards\/(\d+))?(?:\/([a-z]+)(?:\/(.+))?)?$/;

/** Views whose name is the kind of page. */
const VIEWS = ['board', 'backlog', 'timeline', 'calendar'] as const;

type Found = { kind: PageKind | undefined; key?: string | undefined; extra?: Page['extra'] };

/** What an address of a Cloud site, or of a host configured as Jira's, is; null for everything else. */
export function locate(url: URL, own: readonly string[] = []): Page | null {
  const { host, hostname, protocol, pathname, searchParams: query } = url;
  const cloud = CLOUD.test(host) && protocol === 'https:';
  const configured = own.some((it) => it.toLowerCase() === host || it.toLowerCase() === hostname);
  if (!cloud && !(configured && /^https?:$/.test(protocol))) return null;
  const [, base = '', path = pathname] = (!cloud && BASE.exec(pathname)) || [];
  const { kind, key, extra = {} } = found(path.replace(/\/$/, ''), query);
  if (!kind || query.has('config')) return null;
  const ref = refOf(host, key ?? query.get('selectedIssue'));
  if (kind === 'issue' && !ref) return null;
  return { tracker: 'jira', flavour: cloud ? 'jira-cloud' : 'jira-dc', kind, url, host, base, ref, extra };
}

/** The ref, when the text is an issue's key in any case; projects have keys of two characters at least. */
export function refOf(host: string, key: string | null | undefined): JiraRef | null {
  const [, project = '', number] = KEY.exec(key ?? '') ?? [];
  return number ? { tracker: 'jira', host, project: project.toUpperCase(), number: Number(number) } : null;
}

/** Our form of an issue's key; null when the value is none. */
export function ourKey(host: string, key: unknown): string | null {
  const ref = typeof key === 'string' ? refOf(host, key) : null;
  return ref && keyOf(ref);
}

/** The key of the issue that a link leads to, whatever the site's path; null for any other link. */
export function keyOfLink(host: string, link: Element | null | undefined): string | null {
  const [, key] = /\/browse\/([\w-]+)(?:[?#]|$)/.exec(link?.getAttribute('href') ?? '') ?? [];
  return ourKey(host, key ?? link?.getAttribute('data-issue-key'));
}

function found(path: string, query: URLSearchParams): Found {
  const [, first, key, more] = path.split('/');
  if (first === 'browse' && !more) return { kind: 'issue', key };
  if (first === 'issues') return key ? { kind: 'issue', key } : { kind: 'issue-list' };
  if (first === 'secure') return classic(key, query);
  if (/^\/jira\/plans\/.+\/timeline$/.test(path)) return { kind: 'plan' };
  const [, project = '', board, view = board && 'board', rest] = PROJECT.exec(path) ?? [];
  if (view === 'issues' && rest) return { kind: 'issue', key: rest };
  const isList = view === 'list' || view === 'issues' || view === 'ideas';
  const kind = isList ? 'issue-list' : VIEWS.find((it) => it === view);
  return { kind, extra: { projectKey: project, ...(board && { boardId: Number(board) }) } };
}

/** `/secure/…`: rapid boards and the old navigator, on Data Center and still on Cloud. */
function classic(page: string | undefined, query: URLSearchParams): Found {
  if (page === 'IssueNavigator.jspa') return { kind: 'issue-list' };
  const view = query.get('view') ?? '';
  if (page !== 'RapidBoard.jspa' || view === 'reporting') return { kind: undefined };
  const [board, project] = [Number(query.get('rapidView')), query.get('projectKey')];
  const extra = { ...(board && { boardId: board }), ...(project && { projectKey: project }) };
  return { kind: view.startsWith('planning') ? 'backlog' : 'board', extra };
}
