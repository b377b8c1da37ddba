import type { Disposition } from '../../lib/core/act.ts';
import type { Now } from '../../lib/core/view.ts';
import { addDays, dayWords, weekDays, weekOf } from '../../lib/core/week.ts';

/** One line of a question: `code` is what is typed for it, `other` lets the person write their own. */
export type Choice = { code: string; words: string; other?: true };

export const PARK_REASONS: readonly Choice[] = [
  { code: 'AR', words: 'After the release' },
  { code: 'LW', words: 'Less worth than the focus' },
  { code: 'WE', words: 'Waiting for someone else' },
  { code: 'OT', words: 'Other reason', other: true },
];

export const STOP_REASONS: readonly Choice[] = [
  { code: 'LW', words: 'Less worth than the focus' },
  { code: 'NN', words: 'No longer needed' },
  { code: 'OT', words: 'Other reason', other: true },
];

type Snooze = Pick<Disposition, 'until' | 'untilActivity'>;

/** Snoozing ends on a morning of this person's own days, or when the issue moves. */
export function snoozes(now: Now, weekStart: number): (Choice & { snooze: Snooze })[] {
  const { last } = weekDays(weekOf(now.today, weekStart), weekStart);
  return [
    day('T', 'Tomorrow', addDays(now.today, 1)),
    day('3', 'In 3 days', addDays(now.today, 3)),
    day('W', 'Next week', addDays(last, 1)),
    { code: 'A', words: 'Until it moves', snooze: { untilActivity: now.at } },
  ];
}

function day(code: string, words: string, until: string): Choice & { snooze: Snooze } {
  return { code, words: `${words}, ${dayWords(until)}`, snooze: { until } };
}
