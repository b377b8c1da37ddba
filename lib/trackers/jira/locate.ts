import { parseKey } from '../../core/issue.ts';
import type { Located, PageKind } from '../tracker.ts';
import { ourKey } from './issue-at.ts';

/** One label before the domain: a look-alike such as `atlassian.net.evil.example` is no site. */
const CLOUD = /^https:\/\/(?!www\.)[\w-]+\.(atlassian\.net|jira\.com)$/;
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

/**
 * What an address of a Cloud site, or of a host configured as Jira's, is; null for everything else. A content script
 * needs issueAt alone (index.ts).
 */
export function locate(url: URL, own: readonly string[] = []): Located | null {
  const { origin, host, hostname, pathname, searchParams: query } = url;
  const cloud = CLOUD.test(origin);
  if (!cloud && !own.some((it) => [host, hostname].includes(it.toLowerCase()))) return null;
  const [, before = '', projectKey, board, view, rest] = PATH.exec(pathname) ?? [];
  const name = `${view || (board && 'board')}/${rest}?${query.get('view') ?? ''}`;
  const [, kind] = KINDS.find(([names]) => names.test(name)) ?? [];
  const key = ourKey(host, kind === 'issue' ? rest : query.get('selectedIssue')) ?? '';
  const isOurs = kind && (key || kind !== 'issue') && (!cloud || !before || projectKey);
  if (!isOurs || query.has('config')) return null;
  const base = cloud ? '' : before;
  return {
    tracker: 'jira',
    flavour: cloud ? 'jira-cloud' : 'jira-dc',
    kind,
    url,
    host,
    base,
    site: origin + base,
    api: cloud ? 3 : 2,
    key,
    ref: parseKey(key),
    extra: { ...(projectKey && { projectKey }), ...(board && { boardId: Number(board) }) },
  };
}
