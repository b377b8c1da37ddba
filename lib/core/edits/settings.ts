import { type Edit, EditRefused, type Records } from '../edit.ts';
import { containerOf, parseKey } from '../issue.ts';
import { offEntryName } from '../parts.ts';
import { parseScope, SCOPE_HELP, scopeHolds, scopeName } from '../scope.ts';
import type { Settings } from '../settings.ts';
import { LOCKED_WORDS } from '../team/space.ts';
import { checkRules } from './check-rules.ts';
import { defined, type Edited } from './edited.ts';

/** Changes the fields that the patch names, each as a whole. */
export function changeSettings(edit: Extract<Edit, { kind: 'settings' }>, records: Records): Edited {
  const { scopes, exempt, weekStart, noInheritance, partsOff, ...rest } = edit.patch;
  if (weekStart !== undefined && !(Number.isInteger(weekStart) && weekStart >= 1 && weekStart <= 7))
    throw new EditRefused('Choose the day on which your week begins.', 'invalid', 'weekStart');
  const patch = defined({
    ...rest,
    scopes: scopes && ownScopes(checkedScopes(scopes, 'scopes'), records),
    exempt: exempt && checkRules(exempt, 'exempt'),
    weekStart,
    noInheritance: noInheritance && checkedScopes(noInheritance, 'noInheritance'),
    partsOff: partsOff && [...new Set(partsOff)],
  });
  refuseLocked(Object.keys(patch), records);
  const settings: Settings = { ...records.settings, ...patch };
  return { records: { ...records, settings }, words: settingsWords(records.settings, settings) };
}

/** What a space brings is not taken among one's own, so that it goes with the space. */
function ownScopes(scopes: readonly string[], { settings, team }: Records): string[] {
  const has = (list: readonly string[] | undefined, scope: string) =>
    list?.some((one) => one.toLowerCase() === scope.toLowerCase()) ?? false;
  return scopes.filter((scope) => has(settings.scopes, scope) || !has(team?.scopes, scope));
}

/** For people whose work has no parents: nothing waits for them to be read where this issue stands. */
export function stopInheriting(edit: Extract<Edit, { kind: 'stop-inheriting' }>, records: Records): Edited {
  const { scopes, noInheritance } = records.settings;
  const ref = parseKey(edit.issue);
  const { team } = records;
  refuseLocked(['noInheritance'], records);
  const held = [...scopes, ...(team?.scopes ?? [])].filter(
    (scope) => ref && scopeHolds(scope, containerOf(ref)),
  );
  const [first] = held;
  if (!first) throw new EditRefused('This issue is in no scope. Add its scope first.', 'missing', 'issue');
  const settings = { ...records.settings, noInheritance: [...new Set([...noInheritance, ...held])] };
  return {
    records: { ...records, settings },
    words: `Parents and dependencies count for nothing in ${scopeName(first)}`,
  };
}

/** @throws EditRefused when the browser's policy sets one of these settings */
export function refuseLocked(names: readonly string[], { team }: Records): void {
  const name = team?.locked.settings.find((one) => names.includes(one));
  if (name) throw new EditRefused(LOCKED_WORDS, 'locked', name);
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
  const [off] = after.partsOff.filter((entry) => !before.partsOff.includes(entry));
  const [on] = before.partsOff.filter((entry) => !after.partsOff.includes(entry));
  if (off && !on) return `${offEntryName(off)} is off`;
  if (on && !off) return `${offEntryName(on)} is on`;
  const counts = after.columnCounts === true;
  if ((before.columnCounts === true) !== counts) return `Counts per column are ${counts ? 'on' : 'off'}`;
  return 'Settings are saved';
}
