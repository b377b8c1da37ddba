import type { PublishedFocus, PublishedGoal, PublishedView } from './view.ts';
import { weekDayName, weekOf } from './week.ts';

/** A focus that became another one within its week, until the person has read of it. Goals by id and title. */
export type FocusChange = {
  week: string;
  from: FocusGoal;
  to: FocusGoal;
  /** Local date on which it changed here. */
  on: string;
  because?: string;
};
type FocusGoal = { id: string; title: string };
type Shown = Pick<PublishedView, 'goals' | 'focus' | 'weekStart'>;

/**
 * What is to be told once another view is published; null when nothing is. A focus that changes twice is told as one
 * change, and one that changes back is none.
 * @param known what is still to be told
 * @param today local date
 */
export function focusChange(
  known: FocusChange | null,
  before: Shown,
  after: Shown,
  today: string,
): FocusChange | null {
  const week = weekOf(today, after.weekStart);
  const old = focusOf(before, week);
  const next = focusOf(after, week);
  const waiting = known?.week === week ? known : null;
  if (!old || !next || old.goal.id === next.goal.id) return waiting;
  const from = waiting?.from ?? old.goal;
  if (from.id === next.goal.id) return null;
  const { because } = next.focus;
  return { week, from, to: next.goal, on: today, ...(because && { because }) };
}

/** `Focus changed Tuesday: Search to Checkout, because of the incident on Monday.` */
export function focusChangeWords({ from, to, on, because }: FocusChange): string {
  return `Focus changed ${weekDayName(on)}: ${from.title} to ${to.title}${because ? `, ${becauseOf(because)}` : ''}.`;
}

/** People write the reason alone, or as it will be read. */
function becauseOf(reason: string): string {
  const text = reason.replace(/[.\s]+$/, '');
  return /^because\b/i.test(text) ? `because${text.slice(7)}` : `because ${text}`;
}

function focusOf(view: Shown, week: string): { focus: PublishedFocus; goal: FocusGoal } | null {
  const focus = view.focus.find((one) => one.week === week);
  const goal: PublishedGoal | undefined = view.goals.find(({ id }) => id === focus?.goal);
  return focus && goal ? { focus, goal: { id: goal.id, title: goal.title } } : null;
}
