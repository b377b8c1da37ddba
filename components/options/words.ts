import { dayMonth } from '../../lib/core/week.ts';

/** `312 B`, `38 kB`, `3.1 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** `4 of 6 answered`. @param count of members who have ever answered */
export function answeredWords(answered: number, count: number): string {
  return answered === 0 ? 'Nobody answered yet' : `${answered} of ${count} answered`;
}

/** The day of a moment: `1 Oct`. */
export function oldestWords(iso: string | null): string {
  const date = iso?.slice(0, 10) ?? '';
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? dayMonth(date) : '';
}
