import type { WeeklyFocus } from '../../lib/core/focus.ts';
import type { Overview } from '../../lib/core/overview.ts';
import { scopeName } from '../../lib/core/scope.ts';
import type { PublishedFocus, PublishedGoal, PublishedView } from '../../lib/core/view.ts';
import { clockTime, dayWords, weekDays, weekOf } from '../../lib/core/week.ts';

/** This week and what is set for it; `draft` is the same in the form of an edit. */
export type Weeks = { week: string; focus?: PublishedFocus; draft?: Omit<WeeklyFocus, 'updated'> };

/** @param today local date */
export function weeksOf({ focus: all, weekStart }: PublishedView, today: string): Weeks {
  const week = weekOf(today, weekStart);
  const focus = all.find((one) => one.week === week);
  if (!focus) return { week };
  const { goal, slice, also, stop, because } = focus;
  const draft = {
    week,
    goal,
    ...(slice && { slice }),
    ...(also && { also }),
    ...(stop && { stop: stop.map(({ text }) => text) }),
    ...(because && { because }),
  };
  return { week, focus, draft };
}

/** Before anything was counted. */
export const NO_COUNTS: Overview = {
  at: '',
  counts: { focus: 0, linked: 0, upkeep: 0, unlinked: 0, unknown: 0, parked: 0, total: 0 },
  goals: {},
  seen: 0,
};

/** Goals that are the person's own: of these, five can be active. */
export function ownGoals(goals: readonly PublishedGoal[]): PublishedGoal[] {
  return goals.filter(({ space }) => space === undefined);
}

/** `W47`. */
export function weekName(week: string): string {
  return week.slice(5);
}

/** `until Sun 22 Nov`. */
export function untilWords(week: string, weekStart: number): string {
  return `until ${dayWords(weekDays(week, weekStart).last)}`;
}

/** `23 to 29 Nov`. */
export function spanWords(week: string, weekStart: number): string {
  const { first, last } = weekDays(week, weekStart);
  const [, day = '', month] = dayWords(first).split(' ');
  const [, lastDay, lastMonth] = dayWords(last).split(' ');
  return `${month === lastMonth ? day : `${day} ${month}`} to ${lastDay} ${lastMonth}`;
}

/** `acme/shop and 2 more`. */
export function scopesWords(scopes: readonly string[]): string {
  const [first, ...more] = scopes;
  if (first === undefined) return 'No scope';
  return more.length === 0 ? scopeName(first) : `${scopeName(first)} and ${more.length} more`;
}

/** `25 started, all read, 10:42`. */
export function readWords(overview: Overview | null): string {
  if (!overview) return 'No issue was seen yet';
  const { total, unknown } = overview.counts;
  return `${total} started, ${unknown === 0 ? 'all' : `${total - unknown}`} read, ${clockTime(overview.at)}`;
}
