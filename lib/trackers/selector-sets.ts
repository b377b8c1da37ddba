/**
 * The dated selector sets that are tried on a page, by what a page calls them when it tells of something that it did not
 * find: that takes it few bytes, and a person reads them in the popup only.
 */
const SETS: Readonly<Record<string, readonly string[]>> = {
  // In the order of what finds a heading (github/selectors.ts), and the data that a page ships.
  github: ['pull 2026-03', 'issue 2025-07', 'classic 2020', 'embedded'],
  'github rows': [
    'list 2026-09',
    'list 2025-09',
    'list 2020',
    'board 2025-09',
    'table 2026-06',
    'relations 2026',
    'search 2025',
  ],
  jira: ['cloud 2026-08', 'classic 2015 to 9.10'],
};

/** What stands behind each name; one that is none stands for itself. */
export function setsBehind(names: readonly string[]): string[] {
  return names.flatMap((name) => (Object.hasOwn(SETS, name) ? SETS[name] : undefined) ?? [name]);
}
