import type { Records } from '../edit.ts';
import { activeGoals } from '../edits/goals.ts';
import { mergeActs } from '../file/merge.ts';
import type { WeeklyFocus } from '../focus.ts';
import type { Goal } from '../goal.ts';
import type { Settings } from '../settings.ts';
import type { Policy } from './policy.ts';
import type { Team, TeamGoal } from './space.ts';
import { plain } from './team-file.ts';
import { changesEntry } from './three-way.ts';
import { unique } from './together.ts';

/** What holds for a person: one's own records and what the spaces bring, as one. */
export type Effective = Records & { team: Team };

type Acts = Pick<Records, 'links' | 'dispositions'>;

/**
 * The records as they show and judge. Goals of spaces come first, with ranks from 1, then one's own; of an own goal that
 * is a draft the space's version shows. A space's focus of a week wins; where several spaces have one, one's own
 * choice among them. Of answers the newest speaks. Scopes and rules of spaces are added; what a policy sets stands.
 * @param team what the spaces and the policy bring (together.ts)
 */
export function withTeam(own: Records, team: Team, policy: Policy): Effective {
  return {
    goals: allGoals(own.goals, team.goals),
    focuses: allFocuses(own.focuses, team.focuses),
    ...withTeamActs(own, team),
    settings: allSettings(own.settings, team, policy),
    team,
  };
}

/** Answers on some issues, with those that spaces bring. */
export function withTeamActs(own: Acts, team: Acts): Acts {
  return mergeActs(team, own);
}

function allGoals(own: readonly Goal[], teams: readonly TeamGoal[]): Goal[] {
  const mine = new Map(own.map((goal) => [goal.id, goal]));
  const ids = new Set(teams.map(({ id }) => id));
  const others = own.filter((goal) => !goal.draftOf && !ids.has(goal.id));
  const marked = teams.map(
    (goal): TeamGoal => (isDraft(mine.get(goal.id), goal) ? { ...goal, draft: true } : goal),
  );
  const isActive = ({ state }: Goal) => state === 'active';
  const active = [...marked.filter(isActive), ...activeGoals(others)];
  return [
    ...active.map((goal, i) => ({ ...goal, rank: i + 1 })),
    ...[...marked, ...others].filter((goal) => !isActive(goal)),
  ];
}

/** Whether publishing what is here would change the space's goal. */
function isDraft(mine: Goal | undefined, theirs: TeamGoal): boolean {
  if (!mine) return false;
  // The rank of an own goal that was never a draft is one among others.
  const entry = mine.draftOf ? mine : { ...mine, rank: theirs.rank };
  return changesEntry('goals', mine.draftOf?.was, plain(entry), plain(theirs));
}

function allFocuses(own: readonly WeeklyFocus[], teams: Team['focuses']): WeeklyFocus[] {
  const byWeek = new Map(own.map((focus) => [focus.week, focus]));
  for (const [week, ofWeek] of Map.groupBy(teams, (focus) => focus.week)) {
    const mine = byWeek.get(week);
    const [first] = ofWeek;
    const shown = ofWeek.find(({ goal }) => goal === mine?.goal) ?? first;
    if (!shown) continue;
    const isChanged = mine && changesEntry('focus', undefined, plain(mine), plain(shown));
    byWeek.set(week, isChanged ? { ...shown, draft: true } : shown);
  }
  return [...byWeek.values()];
}

function allSettings(own: Settings, team: Team, { settings = {} }: Policy): Settings {
  return {
    ...own,
    scopes: unique([...own.scopes, ...team.scopes]).slice(0, SCOPES),
    exempt: unique([...own.exempt, ...team.exempt]),
    noInheritance: unique([...own.noInheritance, ...team.noInheritance]).slice(0, SCOPES),
    ...settings,
  };
}

/** Most scopes that a view can carry; own ones come first. */
const SCOPES = 500;
