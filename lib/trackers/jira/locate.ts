import { type JiraRef, keyOf } from '../../core/issue.ts';
import type { Page, PageKind } from '../tracker.ts';
import { word } from './json.ts';

/** One label before the domain: a look-alike such as `atlassian.net.evil.example` is no site. */
const CLOUD = /^https:\/\/(?!www\.)[\w-]+\.(atlassian\.net|jira\.com)$/;
const KEY = /^([a-z]\w+)-([1-9]\d{0,9})$/i;
/**
 * What stands before (Data Center's own path as in `/jira/browse/…`, Cloud's `/jira/software/c` before a project),
 * project, board, view and what follows it.
 */
const PATH =
  /^(.*?)\/(?:projects\/([^/]+)(?:\/boards\/(\d+))?\/?|secure\/|jira\/(?=plans\/)|(?=browse|issues))([^/]*)\/?(.*?)\/?$/;

/** Kinds of pages by `VIEW/REST?view`, the last as rapid boards have it. */
const KINDS: readonly (readonly [RegExp, PageKind])[] = [
  [/^(?:browse|issues)\/[^?]/, 'issue'],
  [/^(?:issues|list|ideas|IssueNavigator\.jspa)\//, 'issue-list'],
  [/^(?:board\/|RapidBoard\.jspa\/\?(?!planning|reporting))/, 'board'],
  [/^(?:backlog\/|RapidBoard\.jspa\/\?planning)/, 'backlog'],
  [/^timeline\//, 'timeline'],
  [/^calendar\//, 'calendar'],
  [/^plans\/.+\/timeline\?/, 'plan'],
];

/** What an address of a Cloud site, or of a host configured as Jira's, is; null for everything else. */
export function locate(url: URL, own: readonly string[] = []): Page | null {
  const { origin, host, hostname, pathname, searchParams: query } = url;
  const cloud = CLOUD.test(origin);
  if (!cloud && !own.some((it) => [host, hostname].includes(it.toLowerCase()))) return null;
  const [, before = '', projectKey, board, view, rest] = PATH.exec(pathname) ?? [];
  const name = `${view || (board && 'board')}/${rest}?${query.get('view') ?? ''}`;
  const [, kind] = KINDS.find(([names]) => names.test(name)) ?? [];
  const ref = refOf(host, kind === 'issue' ? rest : query.get('selectedIssue'));
  const isOurs = kind && (ref || kind !== 'issue') && (!cloud || !before || projectKey);
  if (!isOurs || query.has('config')) return null;
  return {
    tracker: 'jira',
    flavour: cloud ? 'jira-cloud' : 'jira-dc',
    kind,
    url,
    host,
    base: cloud ? '' : before,
    ref,
    extra: { ...(projectKey && { projectKey }), ...(board && { boardId: Number(board) }) },
  };
}

/** The ref, when the value is an issue's key in any case; projects have keys of two characters at least. */
export function refOf(host: string, key: unknown): JiraRef | null {
  const [, project = '', number] = KEY.exec(word(key) ?? '') ?? [];
  return number ? { tracker: 'jira', host, project: project.toUpperCase(), number: Number(number) } : null;
}

/** Our form of an issue's key; null when the value is none. */
export function ourKey(host: string, key: unknown): string | null {
  const ref = refOf(host, key);
  return ref && keyOf(ref);
}

/** The key that a link names by where it leads, whatever the site's path, or by its data. */
export function linkedKey(link: Element | null | undefined): string | null | undefined {
  const [, key] = /\/browse\/(\w+-\d+)(?:[?#]|$)/.exec(link?.getAttribute('href') ?? '') ?? [];
  return key ?? link?.getAttribute('data-issue-key');
}

/** Our form of the key that a link names; null for any other link. */
export function keyOfLink(host: string, link: Element | null | undefined): string | null {
  return ourKey(host, linkedKey(link));
}
