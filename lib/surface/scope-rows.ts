import type { ScopeRow } from '../../components/options/options-data.ts';
import { isGranted } from '../core/granted.ts';
import { isOpen } from '../core/open.ts';
import { scopeHolds, scopeHost, scopeName } from '../core/scope.ts';
import type { Sighting } from '../core/sighting.ts';

/** Scopes as a list shows them. @param origins that the browser granted */
export function scopeRows(
  scopes: readonly string[],
  sightings: readonly Sighting[],
  origins: readonly string[],
): ScopeRow[] {
  const open = sightings.filter(({ facts }) => isOpen(facts) !== false);
  return scopes.map((scope) => {
    const host = scopeHost(scope);
    return {
      scope,
      tracker: scope.startsWith('jira:') ? 'jira' : 'github',
      name: scopeName(scope).replace(` on ${host}`, ''),
      host,
      open: open.filter(({ container }) => scopeHolds(scope, container)).length,
      granted: isGranted(origins, host),
    };
  });
}
