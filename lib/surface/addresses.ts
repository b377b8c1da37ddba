import type { IssueFacts } from '../core/facts.ts';
import { parseKey } from '../core/issue.ts';
import { scopeHost } from '../core/scope.ts';
import type { ConfiguredHost } from '../trackers/registry.ts';

/** Where the issue is in its tracker. An address that was read counts only if it is on the host that the key names. */
export function addressOf({ key, url }: Pick<IssueFacts, 'key' | 'url'>): string | null {
  const ref = parseKey(key);
  if (!ref) return null;
  if (url && URL.canParse(url)) {
    const read = new URL(url);
    if (/^https?:$/.test(read.protocol) && read.host === ref.host) return read.href;
  }
  return ref.tracker === 'github'
    ? `https://${ref.host}/${ref.owner}/${ref.repo}/issues/${ref.number}`
    : `https://${ref.host}/browse/${ref.project}-${ref.number}`;
}

/** Whose the hosts of the scopes are. */
export function configuredHosts(scopes: readonly string[]): ConfiguredHost[] {
  return scopes.map((scope) => ({
    host: scopeHost(scope),
    tracker: scope.startsWith('jira:') ? 'jira' : 'github',
  }));
}

/** The origins to ask the browser for so that a host's pages can be read; a match pattern knows no port in Firefox. */
export function originsOf(host: string): string[] {
  const name = host.replace(/:\d+$/, '');
  return [`https://${name}/*`, `http://${name}/*`];
}
