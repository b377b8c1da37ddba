import { type Edit, EditRefused, type Records } from '../edit.ts';
import type { FileGoal, Goal } from '../goal.ts';
import type { Now } from '../view.ts';
import type { Edited } from './edited.ts';
import { activeGoals, ranked } from './goals.ts';

type Of<K extends Edit['kind']> = Extract<Edit, { kind: K }>;

/** Edits that lead from a space's goals to own records and back. What shows stays the space's until it is published. */

/** @throws EditRefused when it is no goal of a space, or is a draft already */
export function draft(edit: Of<'draft'>, records: Records, now: Now): Edited {
  const goal = records.team?.goals.find(({ id }) => id === edit.goal);
  if (!goal) throw new EditRefused('The team has no such goal any more.', 'missing', 'goal');
  const old = records.goals.find(({ id }) => id === goal.id);
  if (old?.draftOf) return { records, words: `${goal.title} is in your plan` };
  const { space, draft: _, draftOf: __, ...was } = goal;
  // An own goal of that id that is no draft yet, brought by a file, becomes one as it stands.
  const made: Goal = { ...was, ...old, rank: was.rank, updated: now.at, draftOf: { space, was } };
  const rest = withoutGoals(records, [goal.id], now);
  return {
    records: { ...rest, goals: [...rest.goals, made] },
    words: `${goal.title} is in your plan. Change it, then publish it.`,
  };
}

/** @throws EditRefused when the spaces do not have what would go: it would be lost */
export function handOver(edit: Of<'hand-over'>, records: Records, now: Now): Edited {
  const { team } = records;
  const own = records.goals.filter(({ id }) => edit.goals.includes(id));
  const focuses = records.focuses.filter(({ week }) => edit.weeks.includes(week));
  const kept =
    own.find((goal) => !goal.draftOf && !team?.goals.some(({ id }) => id === goal.id))?.title ??
    focuses.find(({ week }) => !team?.focuses.some((one) => one.week === week))?.week.slice(5);
  if (kept)
    throw new EditRefused(
      `The team does not have ${kept}. Publish it, then it is the team's.`,
      'missing',
      'goal',
    );
  const rest = withoutGoals(
    records,
    own.map(({ id }) => id),
    now,
  );
  const count = own.length + focuses.length;
  const [only] = own;
  return {
    records: { ...rest, focuses: rest.focuses.filter((one) => !focuses.includes(one)) },
    words:
      count === 1 && only
        ? `${only.title} is as the team has it`
        : `${count} entries are as the team has them`,
  };
}

/**
 * Gives drafts the ranks of this order of all goals of spaces, each within its space.
 * @throws EditRefused for the first goal that would move and is no draft
 */
export function rankDrafts(order: readonly string[], records: Records, now: Now): Records {
  const active = (records.team?.goals ?? []).filter(({ state }) => state === 'active');
  const wanted = order.flatMap((id) => active.find((goal) => goal.id === id) ?? []);
  if (wanted.length !== active.length || order.length !== active.length)
    throw new EditRefused('The goals were changed meanwhile. Put them in order again.', 'invalid', 'order');
  if (wanted.some(({ space }, i) => space !== active[i]?.space))
    throw new EditRefused('The goals of a team stay together.', 'invalid', 'order');
  const bySpace = [...Map.groupBy(wanted, ({ space }) => space).values()];
  const ranks = new Map(bySpace.flatMap((goals) => goals.map(({ id }, i) => [id, i + 1])));
  for (const { id, rank, title } of active)
    if (ranks.get(id) !== rank && !records.goals.some((goal) => goal.id === id && goal.draftOf))
      throw new EditRefused(
        `${title} is the team's goal. Take it into your plan to change its rank, then publish.`,
        'invalid',
        'order',
      );
  const goals = records.goals.map((goal) => {
    const rank = goal.draftOf && ranks.get(goal.id);
    return rank === undefined || rank === goal.rank ? goal : { ...goal, rank, updated: now.at };
  });
  return { ...records, goals };
}

/** The records without some goals; the ranks of those that stay close up. */
function withoutGoals(records: Records, ids: readonly FileGoal['id'][], now: Now): Records {
  const left = { ...records, goals: records.goals.filter(({ id }) => !ids.includes(id)) };
  return ranked(
    left,
    activeGoals(left.goals).map(({ id }) => id),
    now,
  );
}
