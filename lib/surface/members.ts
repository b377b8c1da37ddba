import type { Members, Ranking } from '../../components/options/team-data.ts';
import { parseAddress } from '../core/team/address.ts';
import { mergeMembers } from '../core/team/member.ts';
import { questionOf } from '../core/team/pulse.ts';
import { rankedTogether } from '../core/team/ranking.ts';
import type { TeamGoal } from '../core/team/space.ts';
import { teamOf } from '../core/team/together.ts';
import type { StoredSpace } from '../storage/spaces.ts';

/**
 * What the members of a space say together, for the options page; null for a space without files of members.
 * @param week `2026-W48`
 * @param month `2026-11`
 */
export function membersOf(space: StoredSpace, week: string, month: string): Members | null {
  const { address, file, members = {}, membersReadAt = null, login } = space;
  if (parseAddress(address)?.at !== 'github') return null;
  const said = mergeMembers(Object.values(members));
  const own = login === undefined ? undefined : members[login];
  const question = questionOf(month);
  const { yes, no } = said.pulse.get(month)?.get(question) ?? { yes: 0, no: 0 };
  const goals = file ? activeOf(address, file) : [];
  const rankings = said.ranking.get(week) ?? [];
  return {
    count: Object.keys(members).length,
    readAt: membersReadAt,
    ranking: goals.length < 2 ? null : { week, ...rankingOf(goals, rankings, own?.ranking?.[week]) },
    pulse: { month, question, own: own?.pulse?.[month]?.[question] ?? null, yes, answered: yes + no },
  };
}

function activeOf(address: string, file: NonNullable<StoredSpace['file']>): TeamGoal[] {
  return teamOf([{ address, file, readAt: '' }]).goals.filter(({ state }) => state === 'active');
}

function rankingOf(
  goals: readonly TeamGoal[],
  rankings: readonly (readonly string[])[],
  own: readonly string[] | undefined,
): Omit<Ranking, 'week'> {
  const titles = new Map(goals.map(({ id, title }) => [id, title]));
  const titled = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const title = titles.get(id);
      return title === undefined ? [] : [{ id, title }];
    });
  // A goal that came since comes last.
  const ids = [...new Set([...(own ?? []), ...titles.keys()])];
  return {
    own: titled(ids),
    isAnswered: own !== undefined,
    together: rankedTogether([...titles.keys()], rankings).flatMap(({ goal, first }) =>
      titled([goal]).map((one) => ({ ...one, first })),
    ),
    answered: rankings.length,
  };
}
