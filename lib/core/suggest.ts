import type { WeeklyFocus } from './focus.ts';
import { mayBeFocus } from './goal.ts';
import type { Overview } from './overview.ts';
import type { Sighting } from './sighting.ts';
import { newGoals } from './suggest-new.ts';
import type { Now, PublishedFocus, PublishedGoal, PublishedView } from './view.ts';
import { addWeeks, dayWords, weekOf } from './week.ts';

/** What this week's focus could be: a goal that is there, or with no goals one that the data seen suggests. */
export type Candidate =
  | { kind: 'goal'; goal: string; title: string; why: string }
  | { kind: 'new'; title: string; rule: string; why: string };

const CANDIDATES = 3;

/** At most three candidates: last week's unfinished focus, then eligible goals by nearest date and open issues. */
export function focusCandidates(
  view: PublishedView,
  overview: Overview,
  sightings: readonly Sighting[],
  now: Now,
): Candidate[] {
  if (view.goals.length === 0) return newGoals(view.scopes, sightings).slice(0, CANDIDATES);
  const open = ({ id }: PublishedGoal) => overview.goals[id]?.open ?? 0;
  const last = lastFocus(view.focus, now, view.weekStart)?.goal;
  const isUnfinished = (goal: PublishedGoal) => goal.id === last && open(goal) > 0;
  const order = (a: PublishedGoal, b: PublishedGoal) =>
    Number(isUnfinished(b)) - Number(isUnfinished(a)) ||
    (a.due ?? '9999').localeCompare(b.due ?? '9999') ||
    open(b) - open(a) ||
    a.rank - b.rank;
  return view.goals
    .filter((goal) => mayBeFocus(goal, view.goals))
    .sort(order)
    .slice(0, CANDIDATES)
    .map((goal) => ({
      kind: 'goal',
      goal: goal.id,
      title: goal.title,
      why: isUnfinished(goal)
        ? `Last week's focus, ${issues(open(goal))} still open`
        : [...dueWords(goal, now), `${issues(open(goal))} open`].join(', '),
    }));
}

/** Last week's focus, ready to be this week's; null when there was none, or this week has one. */
export function carryOver(
  focuses: readonly (WeeklyFocus | PublishedFocus)[],
  now: Now,
  weekStart: number,
): Omit<WeeklyFocus, 'updated'> | null {
  const week = weekOf(now.today, weekStart);
  const last = lastFocus(focuses, now, weekStart);
  if (!last || focuses.some((focus) => focus.week === week)) return null;
  const { goal, slice, also, stop } = last;
  return {
    week,
    goal,
    ...(slice && { slice }),
    ...(also && { also }),
    ...(stop && { stop: stop.map((rule) => (typeof rule === 'string' ? rule : rule.text)) }),
  };
}

function lastFocus<F extends WeeklyFocus | PublishedFocus>(
  focuses: readonly F[],
  now: Now,
  weekStart: number,
): F | undefined {
  const lastWeek = addWeeks(weekOf(now.today, weekStart), -1);
  return focuses.find((focus) => focus.week === lastWeek);
}

function issues(n: number): string {
  return n === 1 ? '1 issue' : `${n} issues`;
}

function dueWords({ due }: PublishedGoal, now: Now): string[] {
  if (!due) return [];
  return [`${due < now.today ? 'Was due' : 'Due'} ${dayWords(due)}`];
}
