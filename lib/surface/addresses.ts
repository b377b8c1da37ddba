import { scopeHost } from '../core/scope.ts';
import type { ConfiguredHost } from '../trackers/registry.ts';

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
