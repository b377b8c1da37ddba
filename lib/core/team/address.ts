import { isJiraCloud } from '../jira-cloud.ts';
import { parseScope } from '../scope.ts';
import type { SpaceAddress } from './space.ts';

/** Where a team's document stands when nothing else is said. */
export const DEFAULT_PATH = '.github/plumbline.json';

export const ADDRESS_HELP =
  'Write acme/shop, the address of a plumbline.json on GitHub, or of a Jira project like https://acme.atlassian.net/browse/SHOP-9.';

const TEXT =
  /^github:(?<host>[^/\s]+)\/(?<owner>[\w-][\w.-]*)\/(?<repo>[\w.-]+)(?:\/(?<path>[^@\s][^@]*?))?(?:@(?<branch>\S+))?$/;
const FILE_URL =
  /^\/(?<owner>[\w-][\w.-]*)\/(?<repo>[\w.-]+)\/(?:blob|edit|raw)\/(?<branch>[^/]+)\/(?<path>.+)$/;

/** What a text form names, or null. Nothing in a path may climb out of the repository. */
export function parseAddress(text: string): SpaceAddress | null {
  if (text === 'policy') return { at: 'policy' };
  const { host = '', owner = '', repo = '', path = DEFAULT_PATH, branch } = TEXT.exec(text)?.groups ?? {};
  if (owner && isPath(`${repo}/${path}`))
    return { at: 'github', host: host.toLowerCase(), owner, repo, path, ...(branch && { branch }) };
  const [, jiraHost = '', base = '', project = ''] =
    /^jira:([^/\s]+)((?:\/[\w.-]+)?)\/([A-Za-z]\w+)$/.exec(text) ?? [];
  return project ? { at: 'jira', host: jiraHost.toLowerCase(), base, project: project.toUpperCase() } : null;
}

/** The text form, the same for the same space. */
export function printAddress(address: SpaceAddress): string {
  switch (address.at) {
    case 'policy':
      return 'policy';
    case 'jira':
      return `jira:${address.host}${address.base}/${address.project}`;
    case 'github': {
      const { host, owner, repo, path, branch } = address;
      const file = path === DEFAULT_PATH ? '' : `/${path}`;
      return `github:${host}/${owner}/${repo}${file}${branch ? `@${branch}` : ''}`;
    }
  }
}

/**
 * The space that a person means: a text form, `acme/shop`, or an address copied from the browser. Null when it names no
 * single repository or project.
 */
export function spaceMeant(typed: string): SpaceAddress | null {
  const text = typed.trim();
  const named = parseAddress(text);
  if (named) return named;
  const url = URL.canParse(text) ? new URL(text) : null;
  const file = url && FILE_URL.exec(decoded(url.pathname))?.groups;
  if (url && file) {
    const { owner = '', repo = '', branch = '', path = '' } = file;
    const isDefault = branch === 'HEAD';
    return parseAddress(`github:${url.host}/${owner}/${repo}/${path}${isDefault ? '' : `@${branch}`}`);
  }
  const space = parseAddress(parseScope(text) ?? '');
  // A Data Center may live under a path, which comes before what names the project.
  const base = url && /^(\/[\w.-]+)\/(?:browse|projects|secure)\//.exec(url.pathname)?.[1];
  return space?.at === 'jira' && base && base !== '/jira-software' && !isJiraCloud(space.host)
    ? { ...space, base }
    : space;
}

/** Whether two text forms name one space: GitHub does not tell the case of owners and repositories apart. */
export function isSameSpace(a: string, b: string): boolean {
  const [one, other] = [parseAddress(a), parseAddress(b)];
  return one !== null && other !== null && caseless(one) === caseless(other);
}

function caseless(address: SpaceAddress): string {
  if (address.at !== 'github') return printAddress(address);
  const { owner, repo } = address;
  return printAddress({ ...address, owner: owner.toLowerCase(), repo: repo.toLowerCase() });
}

/** The host whose permission reading needs, or null where none is needed: GitHub's own API may be asked by anyone. */
export function hostNeeded(address: SpaceAddress): string | null {
  return address.at === 'policy' || address.host === 'github.com' ? null : address.host;
}

/** `acme/shop`, `SHOP on acme.atlassian.net`, as people call a space. */
export function spaceName(text: string): string {
  const address = parseAddress(text);
  if (!address) return text;
  switch (address.at) {
    case 'policy':
      return 'your organisation';
    case 'jira':
      return `${address.project} on ${address.host}`;
    case 'github': {
      const { host, owner, repo, path, branch } = address;
      const file = path === DEFAULT_PATH ? '' : `, ${path}`;
      return `${owner}/${repo}${file}${branch ? `, branch ${branch}` : ''}${host === 'github.com' ? '' : ` on ${host}`}`;
    }
  }
}

function isPath(path: string): boolean {
  return path.split('/').every((step) => step !== '' && step !== '.' && step !== '..');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
