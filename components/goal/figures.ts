import type { OutcomeMeasure } from '../../lib/core/goal.ts';
import { dayMonth } from '../../lib/core/week.ts';

/** `3.2 s`. */
export function figure(value: number, unit?: string): string {
  return unit ? `${value} ${unit}` : String(value);
}

/** How much of the way from start to target is done, 0 to 1; null where one of the three is missing. */
export function measureShare({ start, current, target }: OutcomeMeasure): number | null {
  if (start === undefined || current === undefined || target === undefined || start === target) return null;
  return Math.min(1, Math.max(0, (current - start) / (target - start)));
}

/** `target 2 s by 31 Dec`, as far as it is known. */
export function targetWords(measure: OutcomeMeasure | undefined, due: string | undefined): string | null {
  const target = measure?.target === undefined ? null : `target ${figure(measure.target, measure.unit)}`;
  const by = due && `by ${dayMonth(due)}`;
  return [target, by].filter(Boolean).join(' ') || null;
}
