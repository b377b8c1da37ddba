import { type Edit, EditRefused, type Records } from '../edit.ts';
import { parseScope, SCOPE_HELP, scopeName } from '../scope.ts';
import type { Settings } from '../settings.ts';
import { checkRules } from './check-rules.ts';
import { defined, type Edited } from './edited.ts';

/** Changes the fields that the patch names, each as a whole. */
export function changeSettings(edit: Extract<Edit, { kind: 'settings' }>, records: Records): Edited {
  const { scopes, exempt, weekStart, noInheritance, partsOff, ...rest } = edit.patch;
  if (weekStart !== undefined && !(Number.isInteger(weekStart) && weekStart >= 1 && weekStart <= 7))
    throw new EditRefused('Choose the day on which your week begins.', 'invalid', 'weekStart');
  const patch = defined({
    ...rest,
    scopes: scopes && checkedScopes(scopes, 'scopes'),
    exempt: exempt && checkRules(exempt, 'exempt'),
    weekStart,
    noInheritance: noInheritance && checkedScopes(noInheritance, 'noInheritance'),
    partsOff: partsOff && [...new Set(partsOff)],
  });
  const settings: Settings = { ...records.settings, ...patch };
  return { records: { ...records, settings }, words: settingsWords(records.settings, settings) };
}

/** Scopes in their one spelling, each once: GitHub's names do not tell case apart. */
export function checkedScopes(texts: readonly string[], field: string): string[] {
  const scopes = new Map<string, string>();
  for (const text of texts) {
    const scope = parseScope(text);
    if (!scope)
      throw new EditRefused(`"${text}" names no repository or project. ${SCOPE_HELP}`, 'invalid', field);
    if (!scopes.has(scope.toLowerCase())) scopes.set(scope.toLowerCase(), scope);
  }
  return [...scopes.values()];
}

function settingsWords(before: Settings, after: Settings): string {
  const [added] = after.scopes.filter((scope) => !before.scopes.includes(scope));
  const [removed] = before.scopes.filter((scope) => !after.scopes.includes(scope));
  if (added && !removed) return `Plumbline now draws in ${scopeName(added)}`;
  if (removed && !added) return `Plumbline draws in ${scopeName(removed)} no more`;
  return 'Settings are saved';
}
