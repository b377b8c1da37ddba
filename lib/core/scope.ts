/** Scopes: where Plumbline may draw. `github:HOST/OWNER/REPO`, `github:HOST/OWNER/*`, `jira:HOST/PROJECT`, `jira:HOST/*`. */

export const SCOPE_HELP =
  'Write acme/shop, acme/*, or an address like https://acme.atlassian.net/browse/SHOP-9.';

const CANONICAL = /^(github:[^/\s]+\/[\w-][\w.-]*\/([\w.-]+|\*)|jira:[^/\s]+\/([A-Za-z]\w+|\*))$/;
const SHORT = /^([A-Za-z\d][\w-]*)\/([\w.-]+|\*)$/;
const BARE_HOST = /^[\w-]+(\.[\w-]+)+(:\d+)?\//;
const JIRA_PATHS = [
  /\/browse\/([A-Za-z]\w+?)(?:-\d+)?(?:\/|$)/,
  /\/projects?\/([A-Za-z]\w+)(?:\/|$)/,
  /\/issues\/([A-Za-z]\w+)-\d+(?:\/|$)/,
];

/** First parts of GitHub's own addresses, which nobody can have as a name. */
const NO_OWNERS = new Set([
  'issues',
  'pulls',
  'projects',
  'notifications',
  'search',
  'settings',
  'login',
  'features',
]);

/**
 * The scope that a person means: `acme/shop`, `acme/*`, the address of a GitHub owner, repository or issue, the address
 * of a Jira project, board or issue, `jira:acme.atlassian.net/SHOP`. Null when it names none.
 */
export function parseScope(text: string): string | null {
  const typed = text.trim();
  if (CANONICAL.test(typed)) return canonical(typed);
  if (SHORT.test(typed)) return `github:github.com/${typed}`;
  const address = BARE_HOST.test(typed) ? `https://${typed}` : typed;
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  return jiraScope(url) ?? gitHubScope(url);
}

function canonical(scope: string): string {
  const { tracker, host, rest } = partsOf(scope);
  return `${tracker}:${host.toLowerCase()}/${tracker === 'jira' ? rest.toUpperCase() : rest}`;
}

function jiraScope(url: URL): string | null {
  if (url.host === 'github.com') return null;
  const selected = /^([A-Za-z]\w+)-\d+$/.exec(url.searchParams.get('selectedIssue') ?? '')?.[1];
  const inPath = JIRA_PATHS.map((path) => path.exec(url.pathname)?.[1]).find(Boolean);
  const project = selected ?? inPath ?? url.searchParams.get('projectKey');
  if (project) return `jira:${url.host}/${project.toUpperCase()}`;
  return url.host.endsWith('.atlassian.net') ? `jira:${url.host}/*` : null;
}

/** A host that is not Jira's by its path is taken for GitHub Enterprise. */
function gitHubScope(url: URL): string | null {
  const path = url.pathname.split('/').filter(Boolean);
  const pane = url.searchParams.get('issue')?.split('|') ?? [];
  const ofOwner = path[0] === 'orgs' || path[0] === 'users';
  const [owner, repo = '*'] = pane.length === 3 ? pane : ofOwner ? path.slice(1, 2) : path;
  const scope = `github:${url.host}/${owner}/${repo.replace(/\.git$/, '')}`;
  return owner && !NO_OWNERS.has(owner) && CANONICAL.test(scope) ? scope : null;
}

/** Whether the scope holds a container (issue.ts). GitHub's names do not tell case apart, and Jira's have one case. */
export function scopeHolds(scope: string, container: string): boolean {
  const [outer, inner] = [scope.toLowerCase(), container.toLowerCase()];
  return outer.endsWith('/*') ? inner.startsWith(outer.slice(0, -1)) : outer === inner;
}

/** The scope for people: `acme/shop`, `all of acme`, `SHOP on acme.atlassian.net`. */
export function scopeName(scope: string): string {
  const { tracker, host, rest } = partsOf(scope);
  const name = rest === '*' ? 'all projects' : rest.endsWith('/*') ? `all of ${rest.slice(0, -2)}` : rest;
  return tracker === 'github' && host === 'github.com' ? name : `${name} on ${host}`;
}

/** The host whose pages the scope is on. */
export function scopeHost(scope: string): string {
  return partsOf(scope).host;
}

function partsOf(scope: string): { tracker: string; host: string; rest: string } {
  const [, tracker = '', host = '', rest = ''] = /^(\w+):([^/]*)\/(.*)$/.exec(scope) ?? [];
  return { tracker, host, rest };
}
