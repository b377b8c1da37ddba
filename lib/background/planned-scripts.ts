import type { TrackerId } from '../core/issue.ts';
import { isJiraCloud } from '../core/jira-cloud.ts';
import { PARTS, pagesFor } from '../trackers/page-paths.ts';

/** A content script to be registered: `jira-list@acme.atlassian.net` for the pages of a granted host that need it. */
export type PlannedScript = {
  id: string;
  /** Without a part: `jira`. */
  script: TrackerId | `${TrackerId}-${'issue' | 'list'}`;
  matches: string[];
  excludeMatches?: string[];
};

const JIRA_CLOUD = '*.atlassian.net';
/** In the manifest, so never registered. */
const GITHUB = 'github.com';

type Grant = { schemes: string[]; host: string };

/**
 * Which content script runs where, by the hosts granted and the scopes opted in. A host is Jira's by its name, or of
 * the tracker that a scope names; a grant of all hosts counts for the hosts of scopes, and for Jira Cloud.
 * @param origins match patterns as `permissions.getAll` gives them
 */
export function plannedScripts(origins: readonly string[], scopes: readonly string[]): PlannedScript[] {
  const grants = origins.flatMap(grantOf);
  const byName = grants.flatMap(({ host }) => {
    if (isJiraCloud(host)) return [{ tracker: 'jira' as const, host }];
    return host === '*' ? [{ tracker: 'jira' as const, host: JIRA_CLOUD }] : [];
  });
  const wanted = [...byName, ...scopes.flatMap(hostOfScope)];
  const planned = wanted.flatMap(({ tracker, host }) => {
    const isCovered = wanted.some(
      (wider) => wider.host !== host && wider.tracker === tracker && covers(wider.host, host),
    );
    const schemes = new Set(
      grants.filter((grant) => covers(grant.host, host)).flatMap((grant) => grant.schemes),
    );
    if (host === GITHUB || isCovered || schemes.size === 0) return [];
    const hosts = [...schemes].toSorted().map((scheme) => `${scheme}://${host}`);
    return PARTS.map((part): PlannedScript => {
      const script = part === 'watch' ? tracker : (`${tracker}-${part}` as const);
      return { id: `${script}@${host}`, script, ...pagesFor(tracker, part, hosts) };
    });
  });
  return [...new Map(planned.map((script) => [script.id, script])).values()];
}

function grantOf(origin: string): Grant[] {
  if (origin === '<all_urls>') return [{ schemes: ['http', 'https'], host: '*' }];
  const [, scheme, host] = /^(\*|https?):\/\/([^/]+)\/\*?$/.exec(origin) ?? [];
  if (!scheme || !host) return [];
  return [{ schemes: scheme === '*' ? ['http', 'https'] : [scheme], host: withoutPort(host) }];
}

function hostOfScope(scope: string): { tracker: TrackerId; host: string }[] {
  const [, tracker, host = ''] = /^(github|jira):([^/]+)\//.exec(scope) ?? [];
  return tracker === 'github' || tracker === 'jira' ? [{ tracker, host: withoutPort(host) }] : [];
}

/** Firefox knows no ports in match patterns; without one, all ports match. */
function withoutPort(host: string): string {
  return host.toLowerCase().replace(/:(\d+|\*)$/, '');
}

/** As match patterns do it: `*.acme.com` holds `acme.com` too. */
function covers(pattern: string, host: string): boolean {
  if (pattern === '*' || pattern === host) return true;
  if (!pattern.startsWith('*.')) return false;
  const domain = pattern.slice(2);
  return host === domain || host.endsWith(`.${domain}`);
}
