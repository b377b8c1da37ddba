import { mergeActs } from '../file/merge.ts';
import { ACTIVE_LIMIT } from '../goal.ts';
import type { Settings } from '../settings.ts';
import { spaceName } from './address.ts';
import { NO_POLICY, type Policy } from './policy.ts';
import type { Team, TeamGoal, TeamSpace } from './space.ts';
import { plain, wholeGoals } from './team-file.ts';

/** The address of what the browser's policy carries itself. */
const POLICY = 'policy';

/**
 * What several spaces bring, the policy's own document first, then by address: whoever reads them agrees.
 * @param spaces in any order
 */
export function teamOf(spaces: readonly TeamSpace[], policy: Policy = NO_POLICY): Team {
  const notes: string[] = [];
  const all = [
    ...(policy.file ? [{ address: POLICY, file: policy.file }] : []),
    ...spaces.toSorted((a, b) => (a.address < b.address ? -1 : 1)),
  ];
  const goals = goalsOf(all, notes);
  const isActive = (id: string) => goals.some((goal) => goal.id === id && goal.state === 'active');
  const of = <T>(list: (space: (typeof all)[number]) => readonly T[] | undefined) =>
    all.flatMap((space) => list(space) ?? []);
  return {
    goals,
    focuses: of(({ address, file }) => file.focus?.map((one) => ({ ...plain(one), space: address }))).filter(
      ({ goal }) => isActive(goal),
    ),
    ...actsOf(all),
    scopes: unique([...(policy.settings?.scopes ?? []), ...of(({ file }) => file.scopes)]),
    exempt: unique(of(({ file }) => file.exempt)),
    noInheritance: unique(of(({ file }) => file.settings?.noInheritance)),
    locked: { settings: lockedBy(policy) },
    notes,
  };
}

type Source = Pick<TeamSpace, 'address' | 'file'>;

function goalsOf(spaces: readonly Source[], notes: string[]): TeamGoal[] {
  const taken = new Map<string, string>();
  return spaces.flatMap(({ address, file }) => {
    const goals = wholeGoals(file).flatMap((goal): TeamGoal[] => {
      const first = taken.get(goal.id);
      taken.set(goal.id, first ?? address);
      if (first === undefined) return [{ ...goal, space: address }];
      notes.push(
        `${goal.title} of ${spaceName(address)} is left out: ${spaceName(first)} has a goal of that id.`,
      );
      return [];
    });
    const active = goals.filter(({ state }) => state === 'active').sort((a, b) => a.rank - b.rank);
    const waiting = active.splice(ACTIVE_LIMIT);
    for (const { title } of waiting)
      notes.push(`${title} of ${spaceName(address)} waits for later: ${ACTIVE_LIMIT} goals can be active.`);
    return [
      ...active.map((goal, i) => ({ ...goal, rank: i + 1 })),
      ...waiting.map((goal) => ({ ...goal, state: 'later' as const })),
      ...goals.filter(({ state }) => state !== 'active'),
    ];
  });
}

/** Of two spaces' answers the newest speaks, else the first one's. */
function actsOf(spaces: readonly Source[]): Pick<Team, 'links' | 'dispositions'> {
  let all: Pick<Team, 'links' | 'dispositions'> = { links: [], dispositions: [] };
  for (const { address: space, file } of spaces.toReversed()) {
    const links = (file.links ?? []).map((one) => ({ ...one, space }));
    const dispositions = (file.dispositions ?? []).map((one) => ({ ...one, space }));
    all = mergeActs(all, { links, dispositions });
  }
  return all;
}

/** Names of the settings that a policy sets. */
export function lockedBy({ settings = {} }: Policy): (keyof Settings)[] {
  const { scopes, exempt, weekStart, noInheritance, partsOff, columnCounts } = settings;
  const named = { scopes, exempt, weekStart, noInheritance, partsOff, columnCounts };
  const names = ['scopes', 'exempt', 'weekStart', 'noInheritance', 'partsOff', 'columnCounts'] as const;
  return names.filter((name) => named[name] !== undefined);
}

/** Each text once, in its first spelling: GitHub's names do not tell case apart, and no two rules differ by it alone. */
export function unique(texts: readonly string[]): string[] {
  return [...Map.groupBy(texts, (text) => text.toLowerCase()).values()].flatMap(([first = '']) => first);
}
