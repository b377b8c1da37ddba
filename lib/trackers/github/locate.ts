import type { GitHubRef } from '../../core/issue.ts';
import type { Page, PageKind } from '../tracker.ts';

const GITHUB = 'github.com';
/** First path parts that are GitHub's own and no owner. */
const NO_OWNER = /^(orgs|users|settings|apps|topics|sponsors|marketplace|enterprises|search|login)$/;
const NAME = /^[\w.-]+$/;
const NUMBER = /^[1-9]\d{0,9}$/;

type Found = { kind: PageKind; ref?: GitHubRef; extra?: Record<string, string | number> };

/** What an address of github.com, or of a configured Enterprise host, is; null for everything else. */
export function locate(url: URL, own: readonly string[] = []): Page | null {
  const host = url.host.toLowerCase();
  if (!/^https?:$/.test(url.protocol) || (host !== GITHUB && !own.some((it) => it.toLowerCase() === host)))
    return null;
  const parts = url.pathname.split('/').filter(Boolean);
  const found = repoPage(parts, host) ?? projectPage(parts) ?? globalPage(parts, url);
  if (!found) return null;
  const pane = found.kind === 'project-board' ? openPane(url, host) : null;
  return {
    tracker: 'github',
    flavour: host === GITHUB ? 'github' : 'github-enterprise',
    kind: found.kind,
    url,
    host,
    base: '',
    ref: pane?.ref ?? found.ref ?? null,
    extra: { ...found.extra, ...pane?.extra },
  };
}

/** The ref, when these parts can be one. */
function refOf(host: string, owner = '', repo = '', number = ''): GitHubRef | undefined {
  return NAME.test(owner) && NAME.test(repo) && NUMBER.test(number)
    ? { tracker: 'github', host, owner, repo, number: Number(number) }
    : undefined;
}

/** The issue or pull request at an address of whatever host; null for any other address. */
export function refOfAddress(address: string, base?: URL): GitHubRef | null {
  if (!URL.canParse(address, base)) return null;
  const { host, pathname } = new URL(address, base);
  const [owner, repo, kind = '', number] = pathname.split('/').filter(Boolean);
  return (/^(issues|pull)$/.test(kind) && refOf(host, owner, repo, number)) || null;
}

/** The issue or pull request that a link leads to, on the page's host; null for any other link. */
export function refOfLink(link: Element | null, { url, host }: Pick<Page, 'url' | 'host'>): GitHubRef | null {
  const ref = refOfAddress(link?.getAttribute('href') ?? '', url);
  return ref?.host === host ? ref : null;
}

function repoPage([owner = '', repo = '', kind, name, ...rest]: string[], host: string): Found | null {
  if (NO_OWNER.test(owner) || !NAME.test(owner) || !NAME.test(repo)) return null;
  const ref = refOf(host, owner, repo, name);
  switch (kind) {
    case 'issues':
      if (ref) return { kind: 'issue', ref };
      if (name === 'new') return { kind: 'new-issue' };
      return name && /^\d+$/.test(name) ? null : { kind: 'issue-list' };
    case 'pull':
      return ref ? { kind: 'pull', ref, extra: tabOf(rest) } : null;
    case 'pulls':
      return { kind: 'pull-list' };
    case 'labels':
      return { kind: name ? 'issue-list' : 'label-list' };
    case 'milestone':
    case 'milestones':
      if (!name) return kind === 'milestones' ? { kind: 'milestone-list' } : null;
      return { kind: 'milestone', extra: ref ? { milestone: ref.number } : {} };
    case 'projects':
      if (!name) return { kind: 'project-list' };
      return ref ? { kind: 'project-board', extra: viewOf(rest) } : null;
    default:
      return null;
  }
}

/** `files` also for its newer name `changes` and a range of commits; one commit counts to `commits`. */
function tabOf([word, which]: string[]): { tab?: string } {
  if (word !== 'changes') return word ? { tab: word } : {};
  return { tab: which && !which.includes('..') ? 'commits' : 'files' };
}

function viewOf([word, view = '']: string[]): { view?: number } {
  return word === 'views' && NUMBER.test(view) ? { view: Number(view) } : {};
}

function projectPage([who = '', name = '', word, number, ...rest]: string[]): Found | null {
  if (!/^(orgs|users)$/.test(who) || !NAME.test(name) || word !== 'projects') return null;
  if (!number) return { kind: 'project-list' };
  if (!NUMBER.test(number)) return null;
  return { kind: 'project-board', extra: { project: `${who}/${name}/${number}`, ...viewOf(rest) } };
}

/** The item open beside a board: `pane=issue&issue=OWNER|REPO|NUMBER`; a draft has no `issue`. */
function openPane({ searchParams }: URL, host: string) {
  if (searchParams.get('pane') !== 'issue') return null;
  const ref = refOf(host, ...(searchParams.get('issue') ?? '').split('|'));
  return { ref, extra: { pane: ref ? 'issue' : 'draft-or-unknown' } };
}

function globalPage([word, name = '', ...rest]: string[], { searchParams }: URL): Found | null {
  if (word === 'search') {
    const type = searchParams.get('type');
    return type === 'issues' ? { kind: 'global-issue-list' } : null;
  }
  if (/^\d/.test(name) || rest.length > 0) return null;
  if (word === 'issues') return { kind: 'global-issue-list' };
  return word === 'pulls' ? { kind: 'global-pull-list' } : null;
}
