import { dayWords } from '../../lib/core/week.ts';

/** `10:42`, by the person's own clock. */
export function clock(iso: string): string {
  const at = new Date(iso);
  return `${at.getHours()}:${String(at.getMinutes()).padStart(2, '0')}`;
}

/** `31 Dec` of a local date. */
export function dayMonth(date: string): string {
  return dayWords(date).replace(/^\w+ /, '');
}
