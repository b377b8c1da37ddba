import type { Now } from '../core/view.ts';
import { localDate } from '../core/week.ts';

/** The date that the person's clock shows. */
export function today(): string {
  return localDate(new Date());
}

/** The moment, by this device's clock; lib/core has none. */
export function now(): Now {
  const date = new Date();
  return { at: date.toISOString(), today: localDate(date) };
}
