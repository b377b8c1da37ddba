import type { ChosenFocus } from '../../../lib/core/focus.ts';
import { addWeeks, localDate, weekOf } from '../../../lib/core/week.ts';

/**
 * This week, where weeks begin on a Monday, and `more` weeks after it. The next one may begin while the tests run, and
 * has begun on a Sunday where weeks begin on Sundays.
 */
export function weeksFromNow(more = 1): string[] {
  const week = weekOf(localDate(new Date()), 1);
  return Array.from({ length: 1 + more }, (_, later) => addWeeks(week, later));
}

/** The focus for as long as the tests run. */
export function focusNow(focus: Omit<ChosenFocus, 'week'>): ChosenFocus[] {
  return weeksFromNow().map((week) => ({ week, ...focus }));
}
