import type { Records } from '../edit.ts';
import { idOf } from '../edits/changes.ts';
import { activeGoals } from '../edits/goals.ts';
import { sameValue } from '../edits/same.ts';
import { FILE_VERSION, type PlumblineFile } from '../file.ts';
import { DEFAULT_SETTINGS, type Settings } from '../settings.ts';

/** Everything as one file: goals by rank, the rest by name, so that two exports of the same are the same. */
export function makeFile(records: Records): PlumblineFile {
  const { scopes, exempt, kept, weekStart, noInheritance, partsOff, columnCounts } = records.settings;
  const active = activeGoals(records.goals);
  const others = records.goals.filter((goal) => !active.includes(goal));
  const settings = unlike(
    { weekStart, noInheritance, partsOff, ...(columnCounts !== undefined && { columnCounts }) },
    DEFAULT_SETTINGS,
  );
  return {
    format: 'plumbline',
    version: FILE_VERSION,
    ...kept,
    scopes,
    goals: [...active, ...byId(others, idOf.goals)],
    focus: byId(records.focuses, idOf.focuses),
    links: byId(records.links, idOf.links),
    dispositions: byId(records.dispositions, idOf.dispositions),
    exempt,
    ...(Object.keys(settings).length > 0 ? { settings } : {}),
  };
}

function byId<T>(records: readonly T[], id: (record: T) => string): T[] {
  return records.toSorted((a, b) => (id(a) < id(b) ? -1 : 1));
}

function unlike(some: Partial<Settings>, shipped: Settings): NonNullable<PlumblineFile['settings']> {
  const differs = (name: string, value: unknown) =>
    !sameValue(value, new Map(Object.entries(shipped)).get(name));
  return Object.fromEntries(Object.entries(some).filter(([name, value]) => differs(name, value)));
}
