import { type Edit, EditRefused, type Records } from '../edit.ts';
import { ALSO_LIMIT, type WeeklyFocus } from '../focus.ts';
import { FOCUS_RANKS, type Goal } from '../goal.ts';
import type { Now } from '../view.ts';
import { isWeek } from '../week.ts';
import { checkRules } from './check-rules.ts';
import { anyGoalOf, defined, type Edited, trimmed } from './edited.ts';
import { activeGoals, ranked } from './goals.ts';

type Of<K extends Edit['kind']> = Extract<Edit, { kind: K }>;

/** Sets a week's focus in the place of the whole old one. */
export function setFocus(edit: Of<'focus'>, records: Records, now: Now): Edited {
  const { week, goal: id, slice, also = [], stop = [], because } = edit.focus;
  if (!isWeek(week)) throw new EditRefused('Choose a week that exists, like 2026-W47.', 'invalid', 'week');
  const goal = anyGoalOf(records, id);
  if (goal.state !== 'active')
    throw new EditRefused(`${goal.title} is not active. Choose one of the active goals.`, 'invalid', 'goal');
  const focus: WeeklyFocus = defined({
    ...records.focuses.find((one) => one.week === week),
    week,
    goal: id,
    slice: trimmed(slice),
    also: checkedAlso(also, goal, records),
    stop: orNothing(checkRules(stop, 'stop')),
    because: trimmed(because),
    updated: now.at,
  });
  return {
    records: {
      ...eligible(goal, edit.swap, records, now),
      focuses: [...records.focuses.filter((one) => one.week !== week), focus],
    },
    words: `The focus of ${week.slice(5)} is ${goal.title}${until(teamsOf(week, records), records)}`,
  };
}

/** Takes one's own choice back; what a space has set for the week stays. */
export function dropFocus(edit: Of<'no-focus'>, records: Records): Edited {
  const name = edit.week.slice(5);
  const focuses = records.focuses.filter((one) => one.week !== edit.week);
  const teams = teamsOf(edit.week, records);
  if (teams && focuses.length === records.focuses.length)
    throw new EditRefused(
      `The team set the focus of ${name}. Choose another one here, then publish it.`,
      'invalid',
      'week',
    );
  return {
    records: { ...records, focuses },
    words: teams ? `${name} has the team's focus` : `${name} has no focus`,
  };
}

function teamsOf(week: string, { team }: Records): WeeklyFocus | undefined {
  return team?.focuses.find((one) => one.week === week);
}

function until(teams: WeeklyFocus | undefined, records: Records): string {
  return teams ? ` here. The team's ${anyGoalOf(records, teams.goal).title} shows until you publish` : '';
}

/** The records with the goal on a rank that may be the focus. */
function eligible(goal: Goal, swap: string | undefined, records: Records, now: Now): Records {
  if (goal.rank <= FOCUS_RANKS) return records;
  if (goal.space)
    throw new EditRefused(
      `${goal.title} has rank ${goal.rank} in the team. Only goals of rank 1 to ${FOCUS_RANKS} may be the focus.`,
      'limit',
      'goal',
    );
  const order = activeGoals(records.goals).map((one) => one.id);
  const place = swap === undefined ? -1 : order.indexOf(swap);
  if (place < 0 || place >= FOCUS_RANKS)
    throw new EditRefused(
      `Which one leaves? Only goals of rank 1 to ${FOCUS_RANKS} may be the focus.`,
      'which-leaves',
      'swap',
    );
  const exchanged = order.with(place, goal.id).with(goal.rank - 1, order[place] ?? goal.id);
  return ranked(records, exchanged, now);
}

function checkedAlso(also: readonly string[], goal: Goal, records: Records): string[] | undefined {
  const ids = [...new Set(also)];
  if (ids.includes(goal.id))
    throw new EditRefused('The focus itself is allowed anyway. Choose other goals.', 'invalid', 'also');
  if (ids.length > ALSO_LIMIT)
    throw new EditRefused(`Choose at most ${ALSO_LIMIT} other goals.`, 'limit', 'also');
  for (const id of ids) anyGoalOf(records, id);
  return orNothing(ids);
}

function orNothing<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}
